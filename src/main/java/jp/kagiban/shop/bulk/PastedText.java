package jp.kagiban.shop.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.kagiban.shop.entry.KeyInput;

/** A text that was pasted from a mail, a table or a file, without what can't be seen, such as a byte order mark. */
public final class PastedText {

    /** In characters: five hundred lines of a table, with room. */
    public static final int LONGEST = 100_000;

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    /** What can't be seen and stands for nothing; a tab divides the cells of a table. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\t]]");

    private PastedText() {}

    /**
     * A line of it.
     *
     * @param number counted from 1
     * @param text half-width, without what can't be seen; may hold secrets and is not shown
     * @param typed as it stands in the paste
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

    /** Its lines, the empty ones too. */
    static List<Line> lines(String pasted) {
        List<Line> lines = new ArrayList<>();
        for (String line : LINE_BREAK.split(pasted, -1)) {
            lines.add(new Line(lines.size() + 1, even(line), line));
        }
        return lines;
    }

    private static String even(String line) {
        return KeyInput.halfWidth(visible(line));
    }

    private static String visible(String text) {
        return INVISIBLE.matcher(text).replaceAll("");
    }

    /** A cell of a table, without line breaks, what can't be seen, and blanks around; letters keep their width. */
    static String cell(String text) {
        return visible(text).strip();
    }
}
