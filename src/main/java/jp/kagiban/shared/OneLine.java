package jp.kagiban.shared;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes members' text fit in one line of a mail, a calendar or a chat. Characters that break a line, are invisible, or
 * change the direction of text become blanks.
 */
public final class OneLine {

    /** The default-ignorable code points of Unicode 17, and the blank of Braille. */
    private static final String IGNORABLE =
            "\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F"
                    + "\\u202A-\\u202E\\u2060-\\u206F\\u2800\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFF8"
                    + "\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}";

    /**
     * Group 1 is kept: a kanji with one selector of its form, as in family names, or an emoji with one of its two selectors.
     * Joiners are kept too, because they shape letters and emoji.
     */
    private static final Pattern UNSEEN = Pattern.compile("(\\p{IsHan}[\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]"
            + "|\\p{IsEmoji}[\\uFE0E\\uFE0F])"
            + "|[\\p{Cc}\\p{Cs}\\u2028\\u2029" + IGNORABLE + "&&[^\\u200C\\u200D]]+");

    private static final Pattern ALL_IGNORABLE = Pattern.compile("[" + IGNORABLE + "]");

    private OneLine() {}

    public static String of(String text) {
        return UNSEEN.matcher(text)
                .replaceAll(found -> found.group(1) == null ? " " : Matcher.quoteReplacement(found.group(1)))
                .strip();
    }

    /** @param longest in characters, where a pair of surrogates counts as one; the rest is cut off */
    public static String of(String text, int longest) {
        String plain = of(text);
        return plain.codePointCount(0, plain.length()) <= longest
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, longest));
    }

    /** Returns the text without invisible code points, including the selectors of kanji and emoji. */
    public static String seen(String text) {
        return ALL_IGNORABLE.matcher(text).replaceAll("");
    }
}
