package jp.kagiban.tenancy;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.mail.Mail;
import jp.kagiban.mail.MailKind;
import jp.kagiban.mail.Mails;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Mails invitations. An address that has an account and isn't proven yet gets no other mail than its proof: its invitations
 * wait, which the inviter can't tell, and go out once it is proven.
 */
@Component
class InvitationMails {

    private final InvitationRows rows;
    private final Tenants tenants;
    private final Accounts accounts;
    private final AddressProof proof;
    private final Mails mails;
    private final TenantScope scope;
    private final Clock clock;

    InvitationMails(
            InvitationRows rows,
            Tenants tenants,
            Accounts accounts,
            AddressProof proof,
            Mails mails,
            TenantScope scope,
            Clock clock) {
        this.rows = rows;
        this.tenants = tenants;
        this.accounts = accounts;
        this.proof = proof;
        this.mails = mails;
        this.scope = scope;
        this.clock = clock;
    }

    boolean mustWait(String email) {
        return accounts.withEmail(email).filter(member -> !proof.proven(member)).isPresent();
    }

    void mail(TenantId tenant, String email, String token, Locale language) {
        List<String> name = NameForStrangers.of(
                        tenants.findByTenantId(tenant).orElseThrow().name())
                .stream()
                .toList();
        MailKind kind = name.isEmpty() ? MailKind.INVITATION_UNNAMED : MailKind.INVITATION;
        mails.send(new Mail(kind, email, language, name, Optional.of("/invitation/" + token)));
    }

    @EventListener
    void on(AddressProven proven) {
        accounts.person(proven.member())
                .ifPresent(person ->
                        scope.outside(CrossTenantReason.INVITATIONS_OF_AN_ADDRESS, () -> release(person.email())));
    }

    /** What was mailed before stays good. What waited gets a token of its own: only the hash of the first was kept. */
    private int release(String email) {
        List<Invitation> waiting = rows.findByEmailAndEndedAtIsNull(email).stream()
                .filter(one -> one.waitsIn() != null && one.open(clock.instant()))
                .toList();
        waiting.forEach(one -> {
            String token = Hashes.newToken();
            rows.save(one.mailedWith(Hashes.hex(token)));
            mail(one.id().tenantId(), email, token, Locale.forLanguageTag(Objects.requireNonNull(one.waitsIn())));
        });
        return waiting.size();
    }
}
