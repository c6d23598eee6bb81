package jp.kagiban.vault;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.TenantId;

/**
 * Where a sealed value belongs. It isn't stored in the envelope: whoever opens one brings it along, and any other context does
 * not open it.
 *
 * @param owner the tenant in force, never read from the row; or {@link #RESERVED_OWNER}
 * @param field {@link Field#code()}, or 0 for a wrapped tenant key
 * @param keyVersion the tenant key's
 * @param revision the subject's; of a wrapped tenant key the number of the KEK
 */
record Context(TenantId owner, UUID subject, int field, long keyVersion, long revision) {

    static final int LENGTH = 48;

    /** The owner of what belongs to no tenant. */
    static final TenantId RESERVED_OWNER = LoginSpace.OWNER;

    /** The owner of the canary, whose wraps must not open in the place of the login space's key. */
    static final TenantId CANARY_OWNER = new TenantId(new UUID(0x6b61_6769_6261_6e2fL, 0x7468_6563_616e_6172L));

    private static final int WRAPPED_KEY = 0;

    Context {
        if (field < 0 || field > 0xFFFF || keyVersion < 1 || keyVersion > KeyRef.MAX || revision < 1) {
            throw new IllegalArgumentException(
                    "No context: field " + field + ", key version " + keyVersion + ", revision " + revision);
        }
    }

    static Context ofSecret(TenantId tenant, UUID subject, Field field, KeyRef tenantKey, long revision) {
        return new Context(tenant, subject, field.code(), tenantKey.number(), revision);
    }

    static Context ofWrappedKey(TenantId owner, KeyRef tenantKey, KeyRef kek) {
        return new Context(owner, tenantKey.id(), WRAPPED_KEY, tenantKey.number(), kek.number());
    }

    /** The context that earlier portals have given to the canary; empty for any other key. */
    static Optional<Context> ofKeyWrappedBefore(TenantId owner, KeyRef tenantKey, KeyRef kek) {
        return owner.equals(CANARY_OWNER)
                ? Optional.of(ofWrappedKey(RESERVED_OWNER, tenantKey, kek))
                : Optional.empty();
    }

    /** Fixed width, big endian: format, suite, owner, subject, field (2), key version (4), revision (8). */
    byte[] bytes() {
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
