package jp.kagiban.rakuten;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One HTTP answer of RMS. */
final class Reply {

    /** Characters that suffice to recognise the kind of document. */
    private static final int HEAD = 200;

    private final int status;
    private final String contentType;
    private final @Nullable String retryAfter;
    private final byte @Nullable [] body;

    /**
     * @param body null if it exceeded the size limit
     */
    Reply(int status, String contentType, @Nullable String retryAfter, byte @Nullable [] body) {
        this.status = status;
        this.contentType = contentType;
        this.retryAfter = retryAfter;
        this.body = body;
    }

    int status() {
        return status;
    }

    @Nullable
    String retryAfter() {
        return retryAfter;
    }

    /** Empty if the body exceeded the size limit. */
    Optional<byte[]> body() {
        return Optional.ofNullable(body);
    }

    String text() {
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the body is an HTML page instead of data. */
    boolean isHtml() {
        String start = head().stripLeading().toLowerCase(Locale.ROOT);
        return contentType.toLowerCase(Locale.ROOT).contains("html")
                || start.startsWith("<!doctype html")
                || start.startsWith("<html");
    }

    private String head() {
        return body == null ? "" : new String(body, 0, Math.min(HEAD, body.length), StandardCharsets.UTF_8);
    }
}
