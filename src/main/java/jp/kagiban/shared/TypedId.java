package jp.kagiban.shared;

import java.util.UUID;

/**
 * An id that tells of what it is one, so that none of another kind passes for it. Its order is the UUID's, which for those that are
 * made here is the order of creation. Who locks in this order must not lock in the databases' too: they put some other UUIDs elsewhere.
 */
public sealed interface TypedId<T extends TypedId<T>> extends Comparable<T>
        permits TenantId, MemberId, ShopId, GenerationId {

    UUID id();

    @Override
    default int compareTo(T other) {
        return id().compareTo(other.id());
    }
}
