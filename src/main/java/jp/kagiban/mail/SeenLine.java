package jp.kagiban.mail;

import java.util.regex.Pattern;

/** Text as it may stand in a line of a mail: whatever breaks a line or can't be seen becomes a blank. */
final class SeenLine {

    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cntrl}\\u061C\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

    private SeenLine() {}

    /** @param longest in characters, a pair of surrogates counting as one; the rest is cut off */
    static String of(String text, int longest) {
        String plain = UNSEEN.matcher(text).replaceAll(" ").strip();
        return plain.codePointCount(0, plain.length()) <= longest
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, longest));
    }
}
