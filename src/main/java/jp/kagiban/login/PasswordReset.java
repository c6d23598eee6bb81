package jp.kagiban.login;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.login.OneTimeTokens.Purpose;
import jp.kagiban.login.OneTimeTokens.Token;
import jp.kagiban.mail.MailKind;
import jp.kagiban.shared.ClientAddress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The way to a new password for who has forgotten his. */
@Service
public class PasswordReset {

    private final Members members;
    private final AddressProof proof;
    private final OneTimeTokens tokens;
    private final NewPasswords passwords;
    private final MemberMails mails;
    private final KnownDevices devices;
    private final Throttle throttle;
    private final ClientAddress client;
    private final LoginJobs jobs;
    private final AccountHistory history;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PasswordReset(
            Members members,
            AddressProof proof,
            OneTimeTokens tokens,
            NewPasswords passwords,
            MemberMails mails,
            KnownDevices devices,
            Throttle throttle,
            ClientAddress client,
            LoginJobs jobs,
            AccountHistory history,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.members = members;
        this.proof = proof;
        this.tokens = tokens;
        this.passwords = passwords;
        this.mails = mails;
        this.devices = devices;
        this.throttle = throttle;
        this.client = client;
        this.jobs = jobs;
        this.history = history;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks for a mail. Whether the address is a member's is looked up later, by a job, so that neither the answer nor its time
     * tells. Answers {@link Answer#TOO_OFTEN} by the client alone; an address asked for too often gets no mail and the same
     * answer as ever.
     */
    public Answer ask(String typed) {
        String address = EmailAddress.canonical(typed);
        if (!EmailAddress.hasForm(address)) {
            return address.isEmpty() ? Answer.EMAIL_EMPTY : Answer.EMAIL_FORM;
        }
        if (throttle.take(Throttle.Limit.RESET_CLIENT, client.prefix())
                .or(() -> throttle.take(Throttle.Limit.RESET_ALL, "all"))
                .isPresent()) {
            return Answer.TOO_OFTEN;
        }
        if (throttle.take(Throttle.Limit.RESET_MAIL, address).isEmpty()) {
            jobs.planReset(address, clock.instant());
        }
        return Answer.DONE;
    }

    /** The job: an address that isn't proven gets the mail that proves it, which leads to a new password too. */
    void mail(String address) {
        members.findByEmail(address).map(Member::id).ifPresent(member -> {
            if (proof.proven(member)) {
                transaction.executeWithoutResult(_ -> mailReset(member, address));
            } else {
                history.resetAsked(member);
                proof.askAgain(member);
            }
        });
    }

    private void mailReset(UUID member, String address) {
        history.resetAsked(member);
        String token = tokens.issue(Purpose.RESET, member, address);
        mails.send(member, MailKind.PASSWORD_RESET, List.of(), Optional.of("/reset/" + token));
    }

    /** Whether the link works. Uses nothing up. */
    public boolean works(String token) {
        return tokens.find(token).filter(this::fits).isPresent();
    }

    private boolean fits(Token token) {
        return token.purpose() == Purpose.RESET
                && members.findById(token.member())
                        .filter(member -> member.email().equals(token.address()))
                        .isPresent();
    }

    /** Sets the new password and publishes {@link PasswordChanged}. Logs nobody in: a second factor is still asked for. */
    public Answer set(String token, String password) {
        if (!works(token)) {
            return Answer.LINK_DEAD;
        }
        Optional<Answer> refusal = passwords.refusal(password);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String hash = passwords.hash(password);
        Optional<UUID> member = Optional.ofNullable(transaction.execute(_ -> tokens.use(token)
                .filter(this::fits)
                .map(Token::member)
                .map(known -> store(known, hash))
                .orElse(null)));
        // Whoever reads the mails is no stranger: strangers who guess at his password must not keep him waiting.
        member.ifPresent(devices::remember);
        return member.isPresent() ? Answer.DONE : Answer.LINK_DEAD;
    }

    private UUID store(UUID member, String hash) {
        passwords.set(member, hash);
        devices.forget(member);
        history.passwordReset(member);
        mails.send(member, MailKind.PASSWORD_CHANGED, List.of(), Optional.empty());
        events.publishEvent(new PasswordChanged(member));
        return member;
    }
}
