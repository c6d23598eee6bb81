package jp.kagiban.calendar;

import java.util.stream.Collectors;

/**
 * Folds lines by octets, as RFC 5545 (3.1) counts them. Libraries count characters, although a Japanese character has
 * three octets. Libraries may also split a surrogate pair.
 */
final class OctetLines {

    private static final int LONGEST = 75;
    private static final String END = "\r\n";

    private OctetLines() {}

    /**
     * Folds each line that is longer than 75 octets.
     *
     * @param text lines that end with CRLF
     */
    static String fold(String text) {
        return text.lines().map(OctetLines::line).collect(Collectors.joining());
    }

    private static String line(String unfolded) {
        StringBuilder folded = new StringBuilder(unfolded.length() + END.length());
        int octets = 0;
        for (int character : unfolded.codePoints().toArray()) {
            int size = octets(character);
            if (octets + size > LONGEST) {
                folded.append(END).append(' ');
                octets = 1;
            }
            folded.appendCodePoint(character);
            octets += size;
        }
        return folded.append(END).toString();
    }

    private static int octets(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 3 : 4;
    }
}
