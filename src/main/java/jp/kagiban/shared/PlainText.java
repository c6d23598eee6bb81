package jp.kagiban.shared;

/** Checks text that people type into a line. */
public final class PlainText {

    private PlainText() {}

    /**
     * Whether each character can be stored and shown as it was typed. False for control characters, line separators,
     * and half of a surrogate pair, which a database would replace with a question mark.
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
