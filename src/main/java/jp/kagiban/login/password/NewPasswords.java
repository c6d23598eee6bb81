package jp.kagiban.login.password;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.login.address.MemberMails;
import jp.kagiban.login.address.OneTimeTokens;
import jp.kagiban.login.address.OneTimeTokens.Purpose;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.Members;
import jp.kagiban.login.member.PasswordChanged;
import jp.kagiban.mail.MailKind;
import jp.kagiban.shared.MemberId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks, hashes and stores new passwords of members. */
@Component
public class NewPasswords {

    private final Members members;
    private final PasswordRules rules;
    private final PasswordEncoder encoder;
    private final OneTimeTokens tokens;
    private final MemberMails mails;
    private final ApplicationEventPublisher events;

    NewPasswords(
            Members members,
            PasswordRules rules,
            PasswordEncoder encoder,
            OneTimeTokens tokens,
            MemberMails mails,
            ApplicationEventPublisher events) {
        this.mails = mails;
        this.events = events;
        this.members = members;
        this.rules = rules;
        this.encoder = encoder;
        this.tokens = tokens;
    }

    /** The reason why this password is refused; empty if it is accepted. */
    public Optional<AccountResult> refusal(String password) {
        return rules.check(password);
    }

    /** Hashes a password. Call it outside a transaction, because it may wait for its turn. */
    public String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    public boolean isCurrent(MemberId member, String password) {
        return members.findById(member)
                .filter(known -> encoder.matches(password, known.password()))
                .isPresent();
    }

    /**
     * Stores a password's hash, tells the member by mail, and publishes {@link PasswordChanged}, in the caller's
     * transaction.
     */
    public void change(MemberId member, String hash) {
        change(member, hash, false);
    }

    /** Does the same as {@link #change} for a member who used a mailed link. */
    void changeByMail(MemberId member, String hash) {
        change(member, hash, true);
    }

    private void change(MemberId member, String hash, boolean byMail) {
        set(member, hash);
        mails.send(member, MailKind.PASSWORD_CHANGED, List.of(), Optional.empty());
        events.publishEvent(new PasswordChanged(member, byMail));
    }

    /** Stores a password's hash, in the caller's transaction. Unused links for a new password or address stop working. */
    public void set(MemberId member, String hash) {
        members.save(members.findById(member).orElseThrow().withPassword(hash));
        tokens.withdraw(member, Purpose.RESET);
        tokens.withdraw(member, Purpose.CHANGE);
    }
}
