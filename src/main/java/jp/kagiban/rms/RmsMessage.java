package jp.kagiban.rms;

import org.jspecify.annotations.Nullable;

/**
 * A {@code MessageModel} of the order API (docs/rakuten-rms.md, Searching orders).
 *
 * @param type {@code INFO}, {@code WARNING} or {@code ERROR}
 * @param code RMS's code; empty where it gave none that looks like one
 * @param text RMS's own words, in Japanese, at most 1024 characters
 * @param orderNumber the order it speaks of, or null
 */
public record RmsMessage(
        String type, String code, String text, @Nullable String orderNumber) {

    /** The words may quote a request, so only the code goes into logs. */
    @Override
    public String toString() {
        return "RmsMessage[" + type + " " + code + "]";
    }
}
