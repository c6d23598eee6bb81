package jp.kagiban.shared;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/**
 * Normalizes typed or sent text, so that texts that look equal are equal. Sorting combining marks takes time that grows
 * with the square of their number, so longer text is cut first. Nothing else in the portal calls the normaliser. A
 * caller that refuses long text passes a limit beyond its own, so that the cut text is still too long.
 */
public final class TypedText {

    /** In UTF-16 units. Longer than any accepted address, name, code or number, and than any sensible search. */
    public static final int LINE = 255;

    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212\\u30FC]");

    private TypedText() {}

    /** Returns a line without outer blanks, and at most {@link #LINE} of it. */
    public static String line(String typed) {
        return cut(typed.strip(), LINE).toString();
    }

    /** A line in narrow forms: full-width letters and digits count as typed by mistake (NFKC). */
    public static String narrow(CharSequence typed) {
        return Normalizer.normalize(cut(typed, LINE), Form.NFKC);
    }

    /** A number or a day in narrow forms; each dash in it, and the long mark of kana, becomes a hyphen. */
    public static String hyphened(CharSequence typed) {
        return DASHES.matcher(narrow(typed)).replaceAll("-");
    }

    /**
     * The text in composed form (NFC), because が may be typed as two characters.
     *
     * @param longest in UTF-16 units
     */
    public static String composed(CharSequence typed, int longest) {
        return Normalizer.normalize(cut(typed, longest), Form.NFC);
    }

    /** The beginning of the text, which may end with half of a surrogate pair. */
    public static CharSequence cut(CharSequence typed, int longest) {
        return typed.length() <= longest ? typed : typed.subSequence(0, longest);
    }
}
