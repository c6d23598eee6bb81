package jp.kagiban.mall;

import org.jspecify.annotations.Nullable;

/**
 * A message of a mall beside or instead of data.
 *
 * @param type {@code INFO}, {@code WARNING} or {@code ERROR}
 * @param code the mall's code; empty if none is in a known format
 * @param text the mall's text in Japanese, at most 1024 characters
 * @param orderNumber the order in question, or null
 */
public record MallMessage(
        String type, String code, String text, @Nullable String orderNumber) {

    /** Contains only the code, because the text may quote a request. */
    @Override
    public String toString() {
        return "MallMessage[" + type + " " + code + "]";
    }
}
