package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;

/** Texts shared by the pages for many keys. */
final class BulkWords {

    /** Maximum number of lines that are named for a repeated key. */
    private static final int LINES = 5;

    private BulkWords() {}

    /** Returns lines of a paste, such as 3, 8行目. */
    static String lines(Component in, List<Integer> lines) {
        String named = lines.stream().limit(LINES).map(String::valueOf).collect(Collectors.joining(", "));
        return in.getTranslation("shop.bulk.lines", lines.size() > LINES ? named + " …" : named);
    }

    static Span tail(Component in, String lastFour) {
        Span tail = new Span(in.getTranslation("shop.tail", lastFour));
        tail.addClassName("kb-mono");
        return tail;
    }
}
