package jp.kagiban.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * A call as the fake RMS sees it.
 *
 * @param path from {@code /es/} on, without a slash at its end
 * @param licenseKey the query parameter, where there is one
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
