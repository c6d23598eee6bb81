package jp.kagiban.vault;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * A tenant key as it is stored.
 *
 * @param owner the tenant, or {@link Context#RESERVED_OWNER}
 * @param wrapped by the KEK
 * @param check what the unwrapped key must prove
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WrappedKey(UUID owner, KeyRef ref, KeyRef kek, byte[] wrapped, byte[] check) {

    Context context() {
        return Context.ofWrappedKey(owner, ref, kek);
    }

    /** All of it, and the format: nothing that was replaced is found under it in a cache. */
    ByteBuffer identity() {
        return ByteBuffer.wrap(
                Bytes.join(context().bytes(), kek.bytes(), new byte[] {(byte) check.length}, check, wrapped));
    }
}
