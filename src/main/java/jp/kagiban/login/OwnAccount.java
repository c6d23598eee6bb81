package jp.kagiban.login;

import java.util.Objects;
import java.util.Optional;
import jp.kagiban.login.address.AddressChanges;
import jp.kagiban.login.member.AccountHistory;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.EmailAddress;
import jp.kagiban.login.member.Member;
import jp.kagiban.login.member.Members;
import jp.kagiban.login.member.PasswordChanged;
import jp.kagiban.login.password.CurrentPassword;
import jp.kagiban.login.password.NewPasswords;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.shared.MemberId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the changes of a logged-in member to their own account. Each kind is throttled. A new password or address needs the
 * current password. If the member has a second factor, it also needs a recent proof ({@link ProofTooOld}).
 */
@Service
public class OwnAccount {

    private final Members members;
    private final Accounts accounts;
    private final NewPasswords passwords;
    private final CurrentPassword currentPassword;
    private final AddressChanges addresses;
    private final RecentProof proof;
    private final Throttle throttle;
    private final AccountHistory history;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    OwnAccount(
            Members members,
            Accounts accounts,
            NewPasswords passwords,
            CurrentPassword currentPassword,
            AddressChanges addresses,
            RecentProof proof,
            Throttle throttle,
            AccountHistory history,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.members = members;
        this.accounts = accounts;
        this.passwords = passwords;
        this.currentPassword = currentPassword;
        this.addresses = addresses;
        this.proof = proof;
        this.throttle = throttle;
        this.history = history;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * A member was renamed. Published in the transaction of the change.
     *
     * @param before the earlier name
     */
    public record MemberRenamed(MemberId member, String before) {}

    /** The member's address; empty if there is no such member. */
    public Optional<String> address(MemberId member) {
        return members.findById(member).map(Member::email);
    }

    /** Changes the password and publishes {@link PasswordChanged}. */
    public AccountResult changePassword(MemberId member, String current, String next) {
        Optional<Member> checked = members.findById(member);
        Optional<AccountResult> refusal = passwords
                .refusal(next)
                .or(() -> currentPassword.doubt(member, current))
                .or(() -> refuseSame(current, next));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String hash = passwords.hash(next);
        return store(checked, () -> passwords.change(member, hash));
    }

    /** Mails a link to the new address; the old one stays until the link is used. */
    public AccountResult changeAddress(MemberId member, String current, String typed) {
        String address = EmailAddress.canonical(typed);
        Optional<Member> checked = members.findById(member);
        Optional<AccountResult> refusal = Accounts.checkEmail(address)
                .or(() -> currentPassword.doubt(member, current))
                .or(() -> accounts.checkFree(address))
                .or(() -> addresses.tooOften(member, address));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return store(checked, () -> addresses.ask(member, address));
    }

    /**
     * Makes a change whose password check has passed. The check may have waited for its turn. So the transaction refuses if the
     * password has changed since, or if the login has ended.
     */
    private AccountResult store(Optional<Member> checked, Runnable change) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            proof.hold();
            return checked.filter(this::hasSamePassword)
                    .map(_ -> {
                        change.run();
                        return AccountResult.DONE;
                    })
                    .orElse(AccountResult.CURRENT_WRONG);
        }));
    }

    private boolean hasSamePassword(Member checked) {
        return members.lock(checked.id())
                .filter(now -> now.password().equals(checked.password()))
                .isPresent();
    }

    /**
     * Refuses the current password as the new one. Checked last, because only somebody who knows the current password may learn
     * this.
     */
    private static Optional<AccountResult> refuseSame(String current, String next) {
        return current.equals(next) ? Optional.of(AccountResult.PASSWORD_SAME) : Optional.empty();
    }

    /**
     * Changes the name by which colleagues know the member, without outer blanks, and publishes {@link MemberRenamed}. The same
     * name again changes nothing. A name gives no access, so no proof is asked for. Each change is recorded with the earlier
     * name.
     */
    public AccountResult rename(MemberId member, String typed) {
        String name = typed.strip();
        Optional<AccountResult> refusal = Accounts.checkName(name);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (throttle.take(Throttle.Limit.RENAMING, member.toString()).isPresent()) {
            return AccountResult.TOO_OFTEN;
        }
        transaction.executeWithoutResult(_ -> members.findById(member)
                .filter(before -> !before.name().equals(name))
                .ifPresent(before -> rename(before, name)));
        return AccountResult.DONE;
    }

    private void rename(Member before, String name) {
        members.save(before.withName(name));
        history.renamed(before.id(), before.name());
        events.publishEvent(new MemberRenamed(before.id(), before.name()));
    }
}
