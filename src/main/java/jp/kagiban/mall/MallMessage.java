package jp.kagiban.mall;

import org.jspecify.annotations.Nullable;

/**
 * What a mall says beside, or instead of, what was asked for.
 *
 * @param type {@code INFO}, {@code WARNING} or {@code ERROR}
 * @param code the mall's own; empty where it gave none that looks like one
 * @param text the mall's own words, in Japanese, at most 1024 characters
 * @param orderNumber the order it speaks of, or null
 */
public record MallMessage(
        String type, String code, String text, @Nullable String orderNumber) {

    /** The words may quote a request, so only the code goes into logs. */
    @Override
    public String toString() {
        return "MallMessage[" + type + " " + code + "]";
    }
}
