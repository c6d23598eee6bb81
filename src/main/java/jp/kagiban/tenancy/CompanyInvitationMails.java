package jp.kagiban.tenancy;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.address.MemberMails;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.mail.Mail;
import jp.kagiban.mail.MailKind;
import jp.kagiban.mail.Mails;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.MemberId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Mails invitations to open a company. Of an address without an account the link itself is the proof; one that has an account
 * and isn't proven yet gets no other mail than its proof, so its invitation waits until then.
 */
@Component
class CompanyInvitationMails {

    private final CompanyInvitationRows rows;
    private final Accounts accounts;
    private final AddressProof proof;
    private final MemberMails members;
    private final Mails mails;
    private final Clock clock;

    CompanyInvitationMails(
            CompanyInvitationRows rows,
            Accounts accounts,
            AddressProof proof,
            MemberMails members,
            Mails mails,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.proof = proof;
        this.members = members;
        this.mails = mails;
        this.clock = clock;
    }

    /** In the caller's transaction. */
    void send(String email, String token, Locale language) {
        boolean waits = accounts.withEmail(email)
                .filter(member -> !proof.proven(member))
                .isPresent();
        if (!waits) {
            mails.send(new Mail(MailKind.COMPANY_INVITATION, email, language, List.of(), link(token)));
        }
    }

    private static Optional<String> link(String token) {
        return Optional.of("/signup/" + token);
    }

    @EventListener
    void on(AddressProven proven) {
        accounts.person(proven.member()).ifPresent(person -> release(proven.member(), person.email()));
    }

    /** With a token of its own: only the hash of the first was kept. */
    private void release(MemberId member, String email) {
        rows.findByEmailAndEndedAtIsNull(email).stream()
                .filter(one -> one.open(clock.instant()))
                .forEach(one -> {
                    String token = Hashes.newToken();
                    rows.save(one.withToken(Hashes.hex(token)));
                    members.send(member, MailKind.COMPANY_INVITATION, List.of(), link(token));
                });
    }
}
