package jp.kagiban.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import jp.kagiban.shared.TenantId;

/**
 * A tenant key as it is stored.
 *
 * @param owner the tenant, or {@link Context#RESERVED_OWNER}, or {@link Context#CANARY_OWNER}
 * @param wrapped by the KEK
 * @param check what the unwrapped key must prove
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WrappedKey(TenantId owner, KeyRef ref, KeyRef kek, byte[] wrapped, byte[] check) {

    Context context() {
        return Context.ofWrappedKey(owner, ref, kek);
    }

    /** As {@link Context#ofKeyWrappedBefore}. */
    Optional<Context> contextBefore() {
        return Context.ofKeyWrappedBefore(owner, ref, kek);
    }

    Identity identity() {
        return identity(KeyLabel.RECORD);
    }

    /** The same of what is derived from it for this use. */
    Identity identity(KeyLabel label) {
        byte[] use = label.name().getBytes(StandardCharsets.US_ASCII);
        byte[] lengths = {(byte) use.length, (byte) check.length};
        return Identity.of(Bytes.join(context().bytes(), kek.bytes(), lengths, use, check, wrapped));
    }

    /** All of a wrapped key and the format, for a cache: nothing that was replaced is found under it. */
    @SuppressWarnings("ArrayRecordComponent") // compared below
    record Identity(byte[] bytes, int hash) {

        static Identity of(byte[] bytes) {
            return new Identity(bytes, Arrays.hashCode(bytes));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Identity another && Arrays.equals(bytes, another.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
