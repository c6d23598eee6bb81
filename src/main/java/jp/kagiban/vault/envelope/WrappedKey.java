package jp.kagiban.vault.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import jp.kagiban.shared.TenantId;

/**
 * A stored tenant key.
 *
 * @param owner the tenant, or {@link Context#RESERVED_OWNER}, or {@link Context#CANARY_OWNER}
 * @param wrapped the key, wrapped by the KEK
 * @param check value that proves the unwrapped key
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WrappedKey(TenantId owner, KeyRef ref, KeyRef kek, byte[] wrapped, byte[] check) {

    public Context context() {
        return Context.ofWrappedKey(owner, ref, kek);
    }

    /** Returns the context of earlier versions, as {@link Context#ofKeyWrappedBefore}. */
    public Optional<Context> contextBefore() {
        return Context.ofKeyWrappedBefore(owner, ref, kek);
    }

    public Identity identity() {
        return identity(KeyLabel.RECORD);
    }

    /** Identity of the key derived for this use. */
    public Identity identity(KeyLabel label) {
        byte[] use = label.name().getBytes(StandardCharsets.US_ASCII);
        byte[] lengths = {(byte) use.length, (byte) check.length};
        return Identity.of(Bytes.join(context().bytes(), kek.bytes(), lengths, use, check, wrapped));
    }

    /** A cache key that covers the wrapped key and the format, so an entry isn't found after its key was replaced. */
    @SuppressWarnings("ArrayRecordComponent") // compared below
    public record Identity(byte[] bytes, int hash) {

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
