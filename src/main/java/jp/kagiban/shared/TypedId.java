package jp.kagiban.shared;

import java.util.UUID;

/**
 * An id that tells whose it is, so that none of another kind passes for it. Its order is the UUID's, which for those that are made
 * here is the order of creation; no lock may hang on it, as the databases put other bytes in another order.
 */
public sealed interface TypedId<T extends TypedId<T>> extends Comparable<T>
        permits TenantId, MemberId, ShopId, GenerationId {

    UUID id();

    @Override
    default int compareTo(T other) {
        return id().compareTo(other.id());
    }
}
