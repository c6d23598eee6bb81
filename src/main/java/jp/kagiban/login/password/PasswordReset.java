package jp.kagiban.login.password;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.address.MemberMails;
import jp.kagiban.login.address.OneTimeTokens;
import jp.kagiban.login.address.OneTimeTokens.Purpose;
import jp.kagiban.login.address.OneTimeTokens.Token;
import jp.kagiban.login.member.AccountHistory;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.Member;
import jp.kagiban.login.member.Members;
import jp.kagiban.login.member.PasswordChanged;
import jp.kagiban.login.member.PasswordWasReset;
import jp.kagiban.login.throttle.KnownDevices;
import jp.kagiban.mail.MailKind;
import jp.kagiban.shared.MemberId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets new passwords for members who have forgotten theirs. {@link ResetRequests} starts it. */
@Service
public class PasswordReset {

    private final Members members;
    private final AddressProof proof;
    private final OneTimeTokens tokens;
    private final NewPasswords passwords;
    private final MemberMails mails;
    private final KnownDevices devices;
    private final AfterReset review;
    private final AccountHistory history;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    PasswordReset(
            Members members,
            AddressProof proof,
            OneTimeTokens tokens,
            NewPasswords passwords,
            MemberMails mails,
            KnownDevices devices,
            AfterReset review,
            AccountHistory history,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.members = members;
        this.proof = proof;
        this.tokens = tokens;
        this.passwords = passwords;
        this.mails = mails;
        this.devices = devices;
        this.review = review;
        this.history = history;
        this.transaction = transaction;
        this.events = events;
    }

    /** Mails the link. Runs in a job. An unproven address gets the mail that proves it, which also leads to a new password. */
    public void mail(String address) {
        members.findByEmail(address).map(Member::id).ifPresent(member -> {
            if (proof.proven(member)) {
                transaction.executeWithoutResult(_ -> mailReset(member, address));
            } else {
                history.resetAsked(member);
                proof.askAgain(member);
            }
        });
    }

    private void mailReset(MemberId member, String address) {
        history.resetAsked(member);
        String token = tokens.issue(Purpose.RESET, member, address);
        mails.send(member, MailKind.PASSWORD_RESET, List.of(), Optional.of("/reset/" + token));
    }

    /** Whether the link works. Doesn't use it up. */
    public boolean works(String token) {
        return tokens.find(token).filter(this::fits).isPresent();
    }

    private boolean fits(Token token) {
        return token.purpose() == Purpose.RESET
                && members.findById(token.member())
                        .filter(member -> member.email().equals(token.address()))
                        .isPresent();
    }

    /**
     * Sets the new password and publishes {@link PasswordChanged} and {@link PasswordWasReset}. Logs nobody in, because a
     * second factor must still be asked for.
     */
    public AccountResult set(String token, String password) {
        if (!works(token)) {
            return AccountResult.LINK_DEAD;
        }
        Optional<AccountResult> refusal = passwords.refusal(password);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String hash = passwords.hash(password);
        Optional<MemberId> member = Objects.requireNonNull(transaction.execute(
                _ -> tokens.use(token).filter(this::fits).map(Token::member).map(known -> store(known, hash))));
        // This browser is known from now on, so that strangers who guess the password can't keep the member waiting.
        member.ifPresent(devices::remember);
        member.map(PasswordWasReset::new).ifPresent(events::publishEvent);
        return member.isPresent() ? AccountResult.DONE : AccountResult.LINK_DEAD;
    }

    private MemberId store(MemberId member, String hash) {
        devices.forget(member);
        history.passwordReset(member);
        review.begin(member);
        passwords.changeByMail(member, hash);
        return member;
    }
}
