package jp.kagiban.vault.envelope;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.TenantId;

/**
 * The place of a sealed value. An envelope doesn't contain its context: a caller that opens it passes the context
 * again, and a different context fails.
 *
 * @param owner the current tenant, never read from the row; or {@link #RESERVED_OWNER}
 * @param field {@link jp.kagiban.vault.Field#code()}, or 0 for a wrapped tenant key
 * @param keyVersion the version of the tenant key
 * @param revision the revision of the subject; for a wrapped tenant key, the number of the KEK
 */
public record Context(TenantId owner, UUID subject, int field, long keyVersion, long revision) {

    static final int LENGTH = 48;

    /** Owner of values that belong to no tenant. */
    public static final TenantId RESERVED_OWNER = LoginSpace.OWNER;

    /**
     * Owner of the canary. It differs from the login space's owner, so a wrapped canary can't open as the key of the
     * login space.
     */
    public static final TenantId CANARY_OWNER = new TenantId(new UUID(0x6b61_6769_6261_6e2fL, 0x7468_6563_616e_6172L));

    private static final int WRAPPED_KEY = 0;

    public Context {
        if (field < 0 || field > 0xFFFF || keyVersion < 1 || keyVersion > KeyRef.MAX || revision < 1) {
            throw new IllegalArgumentException(
                    "No context: field " + field + ", key version " + keyVersion + ", revision " + revision);
        }
    }

    public static Context ofSecret(TenantId tenant, UUID subject, int field, KeyRef tenantKey, long revision) {
        return new Context(tenant, subject, field, tenantKey.number(), revision);
    }

    public static Context ofWrappedKey(TenantId owner, KeyRef tenantKey, KeyRef kek) {
        return new Context(owner, tenantKey.id(), WRAPPED_KEY, tenantKey.number(), kek.number());
    }

    /** Returns the context that earlier versions used for the canary; empty for any other key. */
    static Optional<Context> ofKeyWrappedBefore(TenantId owner, KeyRef tenantKey, KeyRef kek) {
        return owner.equals(CANARY_OWNER)
                ? Optional.of(ofWrappedKey(RESERVED_OWNER, tenantKey, kek))
                : Optional.empty();
    }

    /** Fixed width, big-endian: format, suite, owner, subject, field (2), key version (4), revision (8). */
    public byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .put(Envelope.FORMAT)
                .put(Envelope.SUITE)
                .put(Column.of(owner))
                .put(Column.of(subject))
                .putShort((short) field)
                .putInt((int) keyVersion)
                .putLong(revision)
                .array();
    }
}
