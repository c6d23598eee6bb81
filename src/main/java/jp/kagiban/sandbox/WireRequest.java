package jp.kagiban.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * A call to the fake RMS.
 *
 * @param path from {@code /es/} on, without a slash at its end
 * @param licenseKey the query parameter, if there is one
 */
record WireRequest(
        String method,
        String path,
        @Nullable String contentType,
        @Nullable String authorization,
        @Nullable String licenseKey,
        String body) {

    @Override
    public String toString() {
        return "WireRequest[" + method + " " + path + "]";
    }
}
