package jp.kagiban.tenancy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.address.MemberMails;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.mail.Mail;
import jp.kagiban.mail.MailKind;
import jp.kagiban.mail.Mails;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The links of both kinds of invitations: to join a company, and to open one. A link holds a token of which only the hash is stored;
 * it works once, and for 72 hours. An unproven address of an account gets only the mail that proves it. Its invitations are mailed once it is proven; the inviter can't see
 * that they wait.
 */
@Component
class InvitationLinks {

    static final Duration VALID = Duration.ofDays(3);

    private final InvitationRows joining;
    private final CompanyInvitationRows opening;
    private final Tenants tenants;
    private final Accounts accounts;
    private final AddressProof proof;
    private final MemberMails members;
    private final Mails mails;
    private final TenantScope scope;
    private final Clock clock;

    InvitationLinks(
            InvitationRows joining,
            CompanyInvitationRows opening,
            Tenants tenants,
            Accounts accounts,
            AddressProof proof,
            MemberMails members,
            Mails mails,
            TenantScope scope,
            Clock clock) {
        this.joining = joining;
        this.opening = opening;
        this.tenants = tenants;
        this.accounts = accounts;
        this.proof = proof;
        this.members = members;
        this.mails = mails;
        this.scope = scope;
        this.clock = clock;
    }

    /** Stores an invitation to join the tenant, and mails its link. In the caller's transaction, under the tenant's lock. */
    void inviteToJoin(TenantId tenant, String email, Role role, MemberId by, Locale language) {
        Instant now = clock.instant();
        String token = Hashes.newToken();
        boolean waits = mustWait(email);
        joining.save(new Invitation(
                new Invitation.Key(tenant, Ids.next()),
                0,
                email,
                role,
                Hashes.hex(token),
                by,
                now,
                now.plus(VALID),
                null,
                false,
                waits ? language.toLanguageTag() : null));
        if (!waits) {
            mailToJoin(tenant, email, token, language);
        }
    }

    /**
     * Stores an invitation to open a company, and mails its link. An earlier one of the same address ends. In the caller's
     * transaction.
     */
    void inviteToOpen(String email, Locale language) {
        Instant now = clock.instant();
        opening.findByEmailAndEndedAtIsNull(email).forEach(earlier -> opening.save(earlier.ended(now)));
        String token = Hashes.newToken();
        opening.save(new CompanyInvitation(Ids.next(), 0, email, Hashes.hex(token), now, now.plus(VALID), null));
        if (!mustWait(email)) {
            mails.send(new Mail(MailKind.COMPANY_INVITATION, email, language, List.of(), linkToOpen(token)));
        }
    }

    private boolean mustWait(String email) {
        return accounts.withEmail(email).filter(member -> !proof.proven(member)).isPresent();
    }

    void mailToJoin(TenantId tenant, String email, String token, Locale language) {
        List<String> name = NameForStrangers.of(
                        tenants.findByTenantId(tenant).orElseThrow().name())
                .stream()
                .toList();
        MailKind kind = name.isEmpty() ? MailKind.INVITATION_UNNAMED : MailKind.INVITATION;
        mails.send(new Mail(kind, email, language, name, Optional.of("/invitation/" + token)));
    }

    private static Optional<String> linkToOpen(String token) {
        return Optional.of("/signup/" + token);
    }

    /** The open invitation to join of this token. Empty where the token is unknown, used, revoked or expired: these look the same. */
    Optional<Invitation> toJoin(String token) {
        String hash = Hashes.hex(token);
        return scope.outside(CrossTenantReason.INVITATION_OF_A_TOKEN, () -> joining.findByTokenHash(hash))
                .filter(one -> one.open(clock.instant()));
    }

    /** The open invitation to open a company of this token. Empty where the token is unknown, used, replaced or expired. */
    Optional<CompanyInvitation> toOpen(String token) {
        return opening.findByTokenHash(Hashes.hex(token)).filter(one -> one.open(clock.instant()));
    }

    @EventListener
    void on(AddressProven proven) {
        accounts.person(proven.member()).map(Accounts.Person::email).ifPresent(email -> {
            scope.outside(CrossTenantReason.INVITATIONS_OF_AN_ADDRESS, () -> releaseToJoin(email));
            releaseToOpen(proven.member(), email);
        });
    }

    /** Mails what waited, with new tokens: only the hashes of the first were kept. A link that was mailed before stays valid. */
    private int releaseToJoin(String email) {
        List<Invitation> waiting = joining.findByEmailAndEndedAtIsNull(email).stream()
                .filter(one -> one.waitsIn() != null && one.open(clock.instant()))
                .toList();
        waiting.forEach(one -> {
            String token = Hashes.newToken();
            joining.save(one.mailedWith(Hashes.hex(token)));
            mailToJoin(one.id().tenantId(), email, token, Locale.forLanguageTag(Objects.requireNonNull(one.waitsIn())));
        });
        return waiting.size();
    }

    /** Mails each open invitation with a new token. An earlier link of the same invitation stops working. */
    private void releaseToOpen(MemberId member, String email) {
        opening.findByEmailAndEndedAtIsNull(email).stream()
                .filter(one -> one.open(clock.instant()))
                .forEach(one -> {
                    String token = Hashes.newToken();
                    opening.save(one.withToken(Hashes.hex(token)));
                    members.send(member, MailKind.COMPANY_INVITATION, List.of(), linkToOpen(token));
                });
    }
}
