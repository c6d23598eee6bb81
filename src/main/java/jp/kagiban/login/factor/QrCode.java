package jp.kagiban.login.factor;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** Draws QR codes on the server, so their content never goes elsewhere. */
final class QrCode {

    private static final int MARGIN = 4;

    private QrCode() {}

    /** An {@code svg} element. It is black on white in every colour scheme, because cameras need that. */
    static String svg(String text) {
        ByteMatrix dots = matrix(text);
        int size = dots.getWidth() + 2 * MARGIN;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                if (dots.get(x, y) == 1) {
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        return "<svg viewBox='0 0 " + size + " " + size + "' shape-rendering='crispEdges' focusable='false'>"
                + "<rect width='" + size + "' height='" + size + "' fill='#fff'/><path fill='#000' d='" + path
                + "'/></svg>";
    }

    private static ByteMatrix matrix(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("This does not fit into a QR code", tooLong);
        }
    }
}
