package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;

/** Words that the pages for many keys share. */
final class BulkWords {

    /** Of a key that stands in a paste again and again so many lines are named. */
    private static final int LINES = 5;

    private BulkWords() {}

    /** Where something stands in a paste, such as 3, 8行目. */
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
