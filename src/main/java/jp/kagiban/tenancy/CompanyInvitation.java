package jp.kagiban.tenancy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * One invitation to open a company, from an operator to an address. The token itself is only in the mail.
 *
 * @param email as {@link jp.kagiban.login.Accounts#canonicalEmail} writes it
 * @param endedAt when it was taken, or a later one took its place; null while it is open
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
