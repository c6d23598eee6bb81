package jp.kagiban.vault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import jp.kagiban.shared.Column;

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

    /** Stands for all of it and for the format: nothing that was replaced is found under it in a cache. */
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Bytes.join(context().bytes(), Column.of(ref.id()), kek.bytes(), check, wrapped));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This JDK has no SHA-256", missing);
        }
    }
}
