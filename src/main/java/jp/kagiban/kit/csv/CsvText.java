package jp.kagiban.kit.csv;

import java.nio.charset.CharsetEncoder;
import java.util.Map;

/**
 * Makes texts safe for a cell of a CSV file, so that no spreadsheet takes them for a formula. Characters that the
 * encoding lacks become a geta mark (〓) and are counted. For one file and one thread.
 */
final class CsvText {

    /** Characters that begin a formula in a spreadsheet; some programs accept the full-width forms too. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static final String GETA = "\u3013";

    /** Characters that have two code points, of which Windows-31J has only the second one. */
    private static final Map<Integer, String> ALTERNATIVES =
            Map.of(0x301C, "\uFF5E", 0x2212, "\uFF0D", 0x2016, "\u2225", 0x2014, "\u2015");

    private final CharsetEncoder encoder;
    private long replaced;

    CsvText(CsvEncoding encoding) {
        this.encoder = encoding.charset().newEncoder();
    }

    /** Returns the text of another person as a safe cell. */
    String cell(String text) {
        return defused(encodable(text));
    }

    static String defused(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
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
        String other = ALTERNATIVES.get(point);
        if (other != null) {
            return other;
        }
        replaced++;
        return GETA;
    }

    /** Returns how many characters the encoding lacked so far. */
    long replaced() {
        return replaced;
    }
}
