package jp.kagiban.vault;

import java.nio.ByteBuffer;

/** Joins arrays. */
final class Bytes {

    private Bytes() {}

    static byte[] join(byte[]... parts) {
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
