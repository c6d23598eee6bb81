package jp.kagiban.shared;

import java.util.Locale;

/** Converts text to the form in which searches compare it. */
public final class SearchText {

    private static final int KATAKANA_FIRST = 0x30A1;
    private static final int KATAKANA_LAST = 0x30F6;
    private static final int KATAKANA_TO_HIRAGANA = 0x60;

    private SearchText() {}

    /** Returns the same text for any width, case and kana, with one blank between words. */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder();
        TypedText.narrow(text)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ")
                .codePoints()
                .map(SearchText::hiragana)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static int hiragana(int point) {
        return point >= KATAKANA_FIRST && point <= KATAKANA_LAST ? point - KATAKANA_TO_HIRAGANA : point;
    }
}
