package jp.kagiban.tenancy;

import java.time.Instant;
import java.util.UUID;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * One invitation of an address to join a tenant. The token itself is only in the mail.
 *
 * @param email as {@link jp.kagiban.login.Accounts#canonicalEmail} writes it
 * @param waitsIn the language of its mail, which waits until the address is proven; null: it was mailed
 * @param endedAt when it was taken or revoked; null while it is open
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
