package jp.kagiban.shared;

/** Text as people type it into a line. */
public final class PlainText {

    private PlainText() {}

    /**
     * Whether each character of it can be stored and shown as it was typed: no control characters, and no half of a pair
     * (a database would put a question mark there).
     */
    public static boolean isWritable(String text) {
        return text.codePoints().noneMatch(PlainText::isOdd);
    }

    private static boolean isOdd(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE
                || Character.getType(character) == Character.LINE_SEPARATOR
                || Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
    }
}
