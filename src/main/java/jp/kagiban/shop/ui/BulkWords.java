package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;

/** Texts shared by the pages for many keys. */
final class BulkWords {

    /** The maximum number of line numbers that a text names for a key. */
    private static final int MAX_LINES = 5;

    private BulkWords() {}

    /** Returns line numbers of a pasted text, such as 3, 8行目. */
    static String lines(Component parent, List<Integer> lines) {
        String named = lines.stream().limit(MAX_LINES).map(String::valueOf).collect(Collectors.joining(", "));
        return parent.getTranslation("shop.bulk.lines", lines.size() > MAX_LINES ? named + " …" : named);
    }

    static Span tail(Component parent, String lastFour) {
        Span tail = new Span(parent.getTranslation("shop.tail", lastFour));
        tail.addClassName("kb-mono");
        return tail;
    }
}
