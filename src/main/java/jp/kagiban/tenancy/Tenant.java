package jp.kagiban.tenancy;

import java.time.Duration;
import java.time.Instant;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A merchant's company, which owns shops.
 *
 * @param endsAt when the company is deleted; null: no owner has asked for it
 * @param suspendedAt when an operator has suspended it; null: not suspended
 * @param suspendedFor the reason that members see; null: not suspended
 * @param supportUntil until when operators may see the company's data; null: not granted
 */
record Tenant(
        @Id TenantId tenantId,
        @Version long version,
        String name,
        Instant openedAt,
        boolean secondFactorForAll,
        @Nullable Instant endsAt,
        @Nullable Instant suspendedAt,
        @Nullable String suspendedFor,
        @Nullable Instant supportUntil) {

    static Tenant open(TenantId id, String name, Instant now) {
        return new Tenant(id, 0, name, now, false, null, null, null, null);
    }

    Tenant named(String newName) {
        return new Tenant(
                tenantId,
                version,
                newName,
                openedAt,
                secondFactorForAll,
                endsAt,
                suspendedAt,
                suspendedFor,
                supportUntil);
    }

    Tenant demanding(boolean ofAll) {
        return new Tenant(tenantId, version, name, openedAt, ofAll, endsAt, suspendedAt, suspendedFor, supportUntil);
    }

    Tenant ending(@Nullable Instant at) {
        return new Tenant(
                tenantId, version, name, openedAt, secondFactorForAll, at, suspendedAt, suspendedFor, supportUntil);
    }

    Tenant suspended(@Nullable Instant since, @Nullable String reason) {
        return new Tenant(tenantId, version, name, openedAt, secondFactorForAll, endsAt, since, reason, supportUntil);
    }

    /**
     * Ends the suspension. Owners couldn't withdraw a requested deletion meanwhile, so it is postponed by the
     * suspension's time.
     */
    Tenant resumed(Instant now) {
        Tenant resumed = suspended(null, null);
        return endsAt == null || suspendedAt == null
                ? resumed
                : resumed.ending(endsAt.plus(Duration.between(suspendedAt, now)));
    }

    Tenant supported(@Nullable Instant until) {
        return new Tenant(
                tenantId, version, name, openedAt, secondFactorForAll, endsAt, suspendedAt, suspendedFor, until);
    }

    boolean supportedAt(Instant now) {
        return supportUntil != null && now.isBefore(supportUntil);
    }
}
