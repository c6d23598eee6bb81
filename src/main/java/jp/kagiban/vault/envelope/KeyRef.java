package jp.kagiban.vault.envelope;

import java.nio.ByteBuffer;
import java.util.UUID;
import jp.kagiban.shared.Column;

/** Identifies a key. */
public record KeyRef(long number, UUID id) {

    static final long MAX = 0xFFFF_FFFFL;
    static final int LENGTH = 20;

    public KeyRef {
        if (number < 1 || number > MAX) {
            throw new IllegalArgumentException("A key's number lies between 1 and " + MAX + ": " + number);
        }
    }

    /** As in the head of an envelope: the number in 4 bytes, big-endian, then the UUID. */
    public byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .putInt((int) number)
                .put(Column.of(id))
                .array();
    }

    @Override
    public String toString() {
        return number + " (" + id + ")";
    }
}
