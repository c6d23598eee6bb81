package jp.kagiban.calendar;

import java.util.stream.Collectors;

/**
 * Folds lines by octets, as RFC 5545 (3.1) counts them. Libraries count characters, although a Japanese one has three octets, and
 * may split a surrogate pair.
 */
final class OctetLines {

    private static final int LONGEST = 75;
    private static final String END = "\r\n";

    private OctetLines() {}

    /** @param text lines that end with CRLF */
    static String fold(String text) {
        return text.lines().map(OctetLines::line).collect(Collectors.joining());
    }

    private static String line(String whole) {
        StringBuilder folded = new StringBuilder(whole.length() + END.length());
        int octets = 0;
        for (int character : whole.codePoints().toArray()) {
            int more = octets(character);
            if (octets + more > LONGEST) {
                folded.append(END).append(' ');
                octets = 1;
            }
            folded.appendCodePoint(character);
            octets += more;
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
