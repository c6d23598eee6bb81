package jp.kagiban.shop.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.kagiban.shop.entry.KeyInput;

/** Splits text that was pasted from a mail, a table or a file. Removes invisible characters such as a byte order mark. */
public final class PastedText {

    /** Maximum length in characters. Suffices for more than 500 lines of a table. */
    public static final int LONGEST = 100_000;

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    /** Invisible characters without a meaning. A tab separates cells, so it stays. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\t]]");

    private PastedText() {}

    /**
     * A line of a pasted text.
     *
     * @param number counted from 1
     * @param text the line in half width, without invisible characters. It may hold secrets and is never shown
     * @param typed the unchanged line
     */
    record Line(int number, String text, String typed) {

        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }

    static boolean isTooLong(String pasted) {
        return pasted.length() > LONGEST;
    }

    /** Returns all lines, including empty ones. */
    static List<Line> lines(String pasted) {
        List<Line> lines = new ArrayList<>();
        for (String line : LINE_BREAK.split(pasted, -1)) {
            lines.add(new Line(lines.size() + 1, normalize(line), line));
        }
        return lines;
    }

    private static String normalize(String line) {
        return KeyInput.halfWidth(withoutInvisible(line));
    }

    private static String withoutInvisible(String text) {
        return INVISIBLE.matcher(text).replaceAll("");
    }

    /** Removes line breaks, invisible characters and surrounding blanks from a cell. Letters keep their width. */
    static String cell(String text) {
        return withoutInvisible(text).strip();
    }
}
