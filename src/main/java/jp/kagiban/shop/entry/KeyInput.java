package jp.kagiban.shop.entry;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntPredicate;

/** Normalizes pasted values of any mall. */
public final class KeyInput {

    /** Maximum length of every field, in code points. */
    public static final int LONGEST = 255;

    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final int FULL_TO_HALF = 0xFF01 - '!';

    private KeyInput() {}

    /** A normalized value, with the changes that were made. The text may be a secret and is never shown. */
    public record Value(String text, Set<Normalization> mendings) {

        @Override
        public String toString() {
            return "Value[…]";
        }
    }

    /** Removes blanks, line breaks and invisible characters, and makes full-width ASCII half-width. Other characters stay. */
    public static Value mend(String entered) {
        Set<Normalization> mendings = EnumSet.noneOf(Normalization.class);
        String inner = strip(entered);
        if (inner.length() != entered.length()) {
            mendings.add(Normalization.OUTER_BLANKS);
        }
        StringBuilder text = new StringBuilder(inner.length());
        inner.codePoints().forEach(c -> {
            if (isBlank(c)) {
                mendings.add(Normalization.INNER_BLANKS);
            } else if (isFullWidth(c)) {
                mendings.add(Normalization.FULL_WIDTH);
                text.append((char) (c - FULL_TO_HALF));
            } else {
                text.appendCodePoint(c);
            }
        });
        return new Value(text.toString(), Set.copyOf(mendings));
    }

    /** Removes blanks of any width from both ends of a text. */
    static String strip(String text) {
        IntPredicate isBlank = KeyInput::isBlank;
        int[] points = text.codePoints().toArray();
        int from = 0;
        int to = points.length;
        while (from < to && isBlank.test(points[from])) {
            from++;
        }
        while (to > from && isBlank.test(points[to - 1])) {
            to--;
        }
        return new String(points, from, to - from);
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    /** Returns full-width ASCII in half width; other characters stay. */
    public static String halfWidth(String text) {
        StringBuilder half = new StringBuilder(text.length());
        text.codePoints().forEach(c -> half.appendCodePoint(isFullWidth(c) ? c - FULL_TO_HALF : c));
        return half.toString();
    }

    private static boolean isFullWidth(int c) {
        return c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST;
    }

    /** Returns the last four characters, or fewer of a short value, so that at least half of it stays hidden. */
    public static String lastFour(String value) {
        int[] points = value.codePoints().toArray();
        int from = points.length - Math.min(4, points.length / 2);
        return new String(points, from, points.length - from);
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** A kind of change to entered text. No other changes are made. */
    public enum Normalization {
        /** Blanks or line breaks before or after the value were removed. */
        OUTER_BLANKS,
        /** Blanks or line breaks within the value were removed. */
        INNER_BLANKS,
        /** Full-width letters, digits and signs were made half-width. */
        FULL_WIDTH
    }
}
