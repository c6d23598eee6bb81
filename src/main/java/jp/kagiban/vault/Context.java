package jp.kagiban.vault;

import java.nio.ByteBuffer;
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
