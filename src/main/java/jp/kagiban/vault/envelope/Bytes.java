package jp.kagiban.vault.envelope;

import java.nio.ByteBuffer;

/** Joins arrays. */
public final class Bytes {

    private Bytes() {}

    public static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
