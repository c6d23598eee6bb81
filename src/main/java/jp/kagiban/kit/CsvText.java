package jp.kagiban.kit;

import java.nio.charset.CharsetEncoder;
import java.util.Map;

/**
 * Makes texts fit for a cell of a CSV file: no spreadsheet takes them for a formula, and what the encoding lacks becomes a
 * geta mark (〓) and is counted. For one file and one thread.
 */
final class CsvText {

    /** Signs that begin a formula in a spreadsheet; some programs take the full-width forms too. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static final String GETA = "\u3013";

    /** The same characters have two code points; Windows-31J knows the second. */
    private static final Map<Integer, String> OTHER_NAMES =
            Map.of(0x301C, "\uFF5E", 0x2212, "\uFF0D", 0x2016, "\u2225", 0x2014, "\u2015");

    private final CharsetEncoder encoder;
    private long replaced;

    CsvText(CsvEncoding encoding) {
        this.encoder = encoding.charset().newEncoder();
    }

    /** A text of somebody else, for a cell. */
    String cell(String text) {
        return defused(encodable(text));
    }

    static String defused(String text) {
        return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private String encodable(String text) {
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder fit = new StringBuilder();
        text.codePoints().forEach(point -> fit.append(encodable(point)));
        return fit.toString();
    }

    private String encodable(int point) {
        String same = Character.toString(point);
        if (encoder.canEncode(same)) {
            return same;
        }
        String other = OTHER_NAMES.get(point);
        if (other != null) {
            return other;
        }
        replaced++;
        return GETA;
    }

    /** How many characters the encoding lacked so far. */
    long replaced() {
        return replaced;
    }
}
