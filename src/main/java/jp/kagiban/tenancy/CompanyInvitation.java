package jp.kagiban.tenancy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * An operator's invitation to open a company, for one address. Only the mail contains the token itself.
 *
 * @param email in the form that {@link jp.kagiban.login.Accounts#canonicalEmail} returns
 * @param endedAt when it was used, or replaced by a later invitation; null until then, even if it has expired
 */
record CompanyInvitation(
        @Id UUID id,
        @Version long version,
        String email,
        String tokenHash,
        Instant invitedAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    boolean open(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }

    CompanyInvitation ended(Instant now) {
        return new CompanyInvitation(id, version, email, tokenHash, invitedAt, expiresAt, now);
    }

    CompanyInvitation withToken(String hash) {
        return new CompanyInvitation(id, version, email, hash, invitedAt, expiresAt, endedAt);
    }

    @Override
    public String toString() {
        return "CompanyInvitation[" + id + "]";
    }
}
