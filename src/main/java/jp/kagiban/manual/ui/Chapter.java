package jp.kagiban.manual.ui;

import java.util.Locale;
import java.util.stream.IntStream;

/** The manual's chapters of steps, in order. */
enum Chapter {
    FIRST(1, 8),
    ISSUE(9, 11),
    REGISTER(12, 17);

    private final int from;
    private final int to;

    Chapter(int from, int to) {
        this.from = from;
        this.to = to;
    }

    IntStream steps() {
        return IntStream.rangeClosed(from, to);
    }

    int from() {
        return from;
    }

    String titleKey() {
        return "manual.chapter." + lowerName();
    }

    String introKey() {
        return titleKey() + ".intro";
    }

    String anchor() {
        return "chapter-" + lowerName();
    }

    private String lowerName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
