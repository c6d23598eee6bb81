package jp.kagiban.shared;

import java.util.regex.Pattern;

/**
 * Words of members in one line of a mail, a calendar or a chat: whatever breaks a line, can't be seen, or turns the direction of
 * what follows becomes a blank.
 */
public final class OneLine {

    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\u3164\\uFEFF\\uFFA0"
                    + "\\x{E0001}\\x{E0020}-\\x{E007F}]+");

    private OneLine() {}

    public static String of(String text) {
        return UNSEEN.matcher(text).replaceAll(" ").strip();
    }

    /** @param longest in characters, a pair of surrogates counting as one; the rest is cut off */
    public static String of(String text, int longest) {
        String plain = of(text);
        return plain.codePointCount(0, plain.length()) <= longest
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, longest));
    }
}
