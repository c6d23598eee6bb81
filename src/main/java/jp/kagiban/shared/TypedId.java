package jp.kagiban.shared;

import java.util.UUID;

/**
 * An id of one kind, so that an id of another kind can't be used by mistake. Its order is the UUID's, which is the order of
 * creation for ids created here. Code that locks in this order must not also lock in the database's order, which differs for
 * other UUIDs.
 */
public sealed interface TypedId<T extends TypedId<T>> extends Comparable<T>
        permits TenantId, MemberId, ShopId, GenerationId {

    UUID id();

    @Override
    default int compareTo(T other) {
        return id().compareTo(other.id());
    }
}
