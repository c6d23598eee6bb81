package jp.kagiban.calendar;

import java.util.regex.Pattern;

/** Words of members on one line, without what is not seen but works: control marks, and those that turn the direction of a text. */
final class OneLine {

    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\u061C\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]+");

    private OneLine() {}

    static String of(String typed) {
        return UNSEEN.matcher(typed).replaceAll(" ").strip();
    }
}
