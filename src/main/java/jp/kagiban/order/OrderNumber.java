package jp.kagiban.order;

import java.util.regex.Pattern;

/** What can be told of order numbers: digits, and hyphens between them. */
final class OrderNumber {

    private static final Pattern BEGIN = Pattern.compile("[0-9][0-9-]*");

    /** The first character after the digits; a hyphen comes before them. */
    private static final char AFTER_DIGITS = '9' + 1;

    private OrderNumber() {}

    static boolean isBegin(String text) {
        return BEGIN.matcher(text).matches();
    }

    /** What comes after all numbers that begin so. */
    static String after(String begin) {
        return begin + AFTER_DIGITS;
    }
}
