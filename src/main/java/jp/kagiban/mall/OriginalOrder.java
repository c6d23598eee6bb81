package jp.kagiban.mall;

import java.util.Arrays;
import jp.kagiban.shared.Secret;

/**
 * One order, byte for byte as the mall sent it, with fields that the portal doesn't know. {@code toString} shows
 * nothing of it.
 */
public final class OriginalOrder {

    private final byte[] json;

    private OriginalOrder(byte[] json) {
        this.json = json;
    }

    /** Copies the bytes. */
    public static OriginalOrder of(byte[] json) {
        return new OriginalOrder(json.clone());
    }

    /** Copies a range of bytes. */
    public static OriginalOrder slice(byte[] body, int from, int to) {
        return new OriginalOrder(Arrays.copyOfRange(body, from, to));
    }

    /** A copy, UTF-8. */
    public byte[] toBytes() {
        return json.clone();
    }

    /** A copy for the vault, which the caller closes. */
    public Secret toSecret() {
        return Secret.copyOf(json);
    }

    /** In bytes. */
    public int length() {
        return json.length;
    }

    byte[] json() {
        return json;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OriginalOrder order && Arrays.equals(json, order.json);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(json);
    }

    @Override
    public String toString() {
        return "OriginalOrder[" + json.length + " bytes]";
    }
}
