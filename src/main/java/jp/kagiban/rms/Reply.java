package jp.kagiban.rms;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came back over the wire.
 *
 * @param body null where it was longer than we read
 */
record Reply(
        int status,
        String contentType,
        @Nullable String retryAfter,
        @Nullable String body) {

    String text() {
        return body == null ? "" : body;
    }

    /** A page for people stands where data was due. */
    boolean isHtml() {
        String start = text().stripLeading().toLowerCase(Locale.ROOT);
        return contentType.toLowerCase(Locale.ROOT).contains("html")
                || start.startsWith("<!doctype html")
                || start.startsWith("<html");
    }
}
