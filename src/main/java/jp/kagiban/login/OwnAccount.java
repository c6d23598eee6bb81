package jp.kagiban.login;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.login.OneTimeTokens.Purpose;
import jp.kagiban.mail.MailKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a logged-in member changes of his own login. Each change asks for the current password, not too often, and who has a second
 * factor for a recent proof beside it ({@link ProofTooOld}).
 */
@Service
public class OwnAccount {

    private final Members members;
    private final NewPasswords passwords;
    private final OneTimeTokens tokens;
    private final MemberMails mails;
    private final OwnFactors factors;
    private final RecentProof proof;
    private final Throttle throttle;
    private final AccountHistory history;
    private final LoginHistory logins;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    OwnAccount(
            Members members,
            NewPasswords passwords,
            OneTimeTokens tokens,
            MemberMails mails,
            OwnFactors factors,
            RecentProof proof,
            Throttle throttle,
            AccountHistory history,
            LoginHistory logins,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.members = members;
        this.passwords = passwords;
        this.tokens = tokens;
        this.mails = mails;
        this.factors = factors;
        this.proof = proof;
        this.throttle = throttle;
        this.history = history;
        this.logins = logins;
        this.transaction = transaction;
        this.events = events;
    }

    /** The member's address; empty if there is no such member. */
    public Optional<String> address(UUID member) {
        return members.findById(member).map(Member::email);
    }

    /** Changes the password and publishes {@link PasswordChanged}. */
    public Answer changePassword(UUID member, String current, String next) {
        Optional<Answer> refusal =
                passwords.refusal(next).or(() -> doubt(member, current)).or(() -> same(current, next));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String hash = passwords.hash(next);
        transaction.executeWithoutResult(_ -> {
            passwords.set(member, hash);
            mails.send(member, MailKind.PASSWORD_CHANGED, List.of(), Optional.empty());
            events.publishEvent(new PasswordChanged(member));
        });
        return Answer.DONE;
    }

    /** Mails a link to the new address; the old one stays until the link is used. */
    public Answer changeAddress(UUID member, String current, String typed) {
        String address = EmailAddress.canonical(typed);
        Optional<Answer> refusal = form(address)
                .or(() -> doubt(member, current))
                .or(() -> taken(address))
                .or(() -> tooOften(member, address));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        transaction.executeWithoutResult(_ -> {
            String token = tokens.issue(Purpose.CHANGE, member, address);
            history.addressChangeAsked(member, address);
            mails.sendUnproven(member, MailKind.ADDRESS_CHANGE, address, Optional.of("/verify/" + token));
        });
        return Answer.DONE;
    }

    /** The mail goes to whomever he names. */
    private Optional<Answer> tooOften(UUID member, String address) {
        return throttle.take(Throttle.Limit.CHANGE_MAIL, "member:" + member)
                .or(() -> throttle.take(Throttle.Limit.CHANGE_MAIL, "address:" + address))
                .map(_ -> Answer.TOO_OFTEN);
    }

    private static Optional<Answer> form(String address) {
        if (address.isEmpty()) {
            return Optional.of(Answer.EMAIL_EMPTY);
        }
        return EmailAddress.isComplete(address) ? Optional.empty() : Optional.of(Answer.EMAIL_FORM);
    }

    private Optional<Answer> doubt(UUID member, String current) {
        if (factors.any(member)) {
            proof.require(member);
        }
        if (throttle.take(Throttle.Limit.OWN_PASSWORD, member.toString()).isPresent()) {
            return Optional.of(Answer.TOO_OFTEN);
        }
        if (passwords.isCurrent(member, current)) {
            return Optional.empty();
        }
        logins.proofShown(member, Factor.PASSWORD, false);
        return Optional.of(Answer.CURRENT_WRONG);
    }

    /** Asked last: only who knows the current password may learn this. */
    private static Optional<Answer> same(String current, String next) {
        return current.equals(next) ? Optional.of(Answer.PASSWORD_SAME) : Optional.empty();
    }

    private Optional<Answer> taken(String address) {
        return members.existsByEmail(address) ? Optional.of(Answer.EMAIL_TAKEN) : Optional.empty();
    }
}
