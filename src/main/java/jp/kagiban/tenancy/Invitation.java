package jp.kagiban.tenancy;

import java.time.Instant;
import java.util.UUID;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * An invitation to join a tenant, for one address. Only the mail contains the token itself.
 *
 * @param email in the form that {@link jp.kagiban.login.Accounts#canonicalEmail} returns
 * @param waitsIn the language of the mail, while the mail waits for the address to be proven; null: it was mailed
 * @param endedAt when it was used or revoked; null until then, even if it has expired
 */
record Invitation(
        @Id Key id,
        @Version long version,
        String email,
        Role memberRole,
        String tokenHash,
        MemberId invitedBy,
        Instant invitedAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        boolean taken,
        @Nullable String waitsIn) {

    record Key(TenantId tenantId, UUID id) {}

    boolean open(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }

    Invitation ended(Instant now, boolean byTaking) {
        return new Invitation(
                id, version, email, memberRole, tokenHash, invitedBy, invitedAt, expiresAt, now, byTaking, waitsIn);
    }

    Invitation mailedWith(String hash) {
        return new Invitation(
                id, version, email, memberRole, hash, invitedBy, invitedAt, expiresAt, endedAt, taken, null);
    }

    @Override
    public String toString() {
        return "Invitation[" + id + "]";
    }
}
