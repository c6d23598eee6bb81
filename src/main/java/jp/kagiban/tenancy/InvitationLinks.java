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
 * Stores and mails the links of both kinds of invitations: to join a company, and to open one. A link works once, and for 72
 * hours. Only the hash of its token is stored. If an address belongs to an account but isn't proven, it gets only the mail that
 * proves it. Its invitations wait until then, and the inviter can't see that they wait.
 */
@Component
class InvitationLinks {

    static final Duration VALID = Duration.ofDays(3);

    private final InvitationRows joinRows;
    private final CompanyInvitationRows companyRows;
    private final Tenants tenants;
    private final Accounts accounts;
    private final AddressProof proof;
    private final MemberMails members;
    private final Mails mails;
    private final TenantScope scope;
    private final Clock clock;

    InvitationLinks(
            InvitationRows joinRows,
            CompanyInvitationRows companyRows,
            Tenants tenants,
            Accounts accounts,
            AddressProof proof,
            MemberMails members,
            Mails mails,
            TenantScope scope,
            Clock clock) {
        this.joinRows = joinRows;
        this.companyRows = companyRows;
        this.tenants = tenants;
        this.accounts = accounts;
        this.proof = proof;
        this.members = members;
        this.mails = mails;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * Stores an invitation to join the tenant, and mails its link. Runs in the caller's transaction, which must hold
     * the tenant's lock.
     */
    void inviteToJoin(TenantId tenant, String email, Role role, MemberId by, Locale language) {
        Instant now = clock.instant();
        String token = Hashes.newToken();
        boolean waits = mustWait(email);
        joinRows.save(new Invitation(
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
     * Stores an invitation to open a company, and mails its link. Ends earlier invitations of the same address. Runs in the
     * caller's transaction.
     */
    void inviteToOpen(String email, Locale language) {
        Instant now = clock.instant();
        companyRows.findByEmailAndEndedAtIsNull(email).forEach(earlier -> companyRows.save(earlier.ended(now)));
        String token = Hashes.newToken();
        companyRows.save(new CompanyInvitation(Ids.next(), 0, email, Hashes.hex(token), now, now.plus(VALID), null));
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

    /**
     * The open invitation to join with this token. Empty if the token is unknown, used, revoked or expired; callers can't tell
     * these apart.
     */
    Optional<Invitation> toJoin(String token) {
        String hash = Hashes.hex(token);
        return scope.outside(CrossTenantReason.INVITATION_OF_A_TOKEN, () -> joinRows.findByTokenHash(hash))
                .filter(invitation -> invitation.open(clock.instant()));
    }

    /** The open invitation to found a company with this token. Empty if the token is unknown, used, replaced or expired. */
    Optional<CompanyInvitation> toOpen(String token) {
        return companyRows.findByTokenHash(Hashes.hex(token)).filter(invitation -> invitation.open(clock.instant()));
    }

    @EventListener
    void on(AddressProven proven) {
        accounts.person(proven.member()).map(Accounts.Person::email).ifPresent(email -> {
            scope.outside(CrossTenantReason.INVITATIONS_OF_AN_ADDRESS, () -> releaseToJoin(email));
            releaseToOpen(proven.member(), email);
        });
    }

    /**
     * Mails the invitations that waited. Each gets a new token, because only the hash of the first is stored. A link that was
     * mailed before stays valid.
     */
    private int releaseToJoin(String email) {
        List<Invitation> waiting = joinRows.findByEmailAndEndedAtIsNull(email).stream()
                .filter(invitation -> invitation.waitsIn() != null && invitation.open(clock.instant()))
                .toList();
        waiting.forEach(invitation -> {
            String token = Hashes.newToken();
            joinRows.save(invitation.mailedWith(Hashes.hex(token)));
            mailToJoin(
                    invitation.id().tenantId(),
                    email,
                    token,
                    Locale.forLanguageTag(Objects.requireNonNull(invitation.waitsIn())));
        });
        return waiting.size();
    }

    /** Mails each open invitation with a new token. An earlier link of the same invitation stops working. */
    private void releaseToOpen(MemberId member, String email) {
        companyRows.findByEmailAndEndedAtIsNull(email).stream()
                .filter(invitation -> invitation.open(clock.instant()))
                .forEach(invitation -> {
                    String token = Hashes.newToken();
                    companyRows.save(invitation.withToken(Hashes.hex(token)));
                    members.send(member, MailKind.COMPANY_INVITATION, List.of(), linkToOpen(token));
                });
    }
}
