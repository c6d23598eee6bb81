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

/** Gives members new passwords. */
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

    /** Why this password is refused; empty if it is accepted. */
    public Optional<AccountResult> refusal(String password) {
        return rules.check(password);
    }

    /** May wait for its turn, so it comes before the transaction. */
    public String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    public boolean isCurrent(MemberId member, String password) {
        return members.findById(member)
                .filter(known -> encoder.matches(password, known.password()))
                .isPresent();
    }

    /** Stores it, tells the member by mail, and publishes {@link PasswordChanged}; in the caller's transaction. */
    public void change(MemberId member, String hash) {
        set(member, hash);
        mails.send(member, MailKind.PASSWORD_CHANGED, List.of(), Optional.empty());
        events.publishEvent(new PasswordChanged(member));
    }

    /** Stores it, in the caller's transaction. Unused links to a new password or address stop working. */
    public void set(MemberId member, String hash) {
        members.save(members.findById(member).orElseThrow().withPassword(hash));
        tokens.withdraw(member, Purpose.RESET);
        tokens.withdraw(member, Purpose.CHANGE);
    }
}
