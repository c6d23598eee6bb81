package jp.kagiban.shop.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.kagiban.shop.entry.KeyInput;

/** A text that was pasted from a mail, a table or a file, made even: half-width, without a byte order mark and other marks. */
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
     * @param text may hold secrets and is not shown
     */
    record Line(int number, String text) {

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
            lines.add(new Line(lines.size() + 1, even(line)));
        }
        return lines;
    }

    /** One line, half-width and without what can't be seen. */
    static String even(String line) {
        return KeyInput.halfWidth(INVISIBLE.matcher(line).replaceAll(""));
    }
}
