package jp.kagiban.login;

import java.util.Optional;
import jp.kagiban.login.address.AddressChanges;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.EmailAddress;
import jp.kagiban.login.member.Member;
import jp.kagiban.login.member.Members;
import jp.kagiban.login.member.PasswordChanged;
import jp.kagiban.login.password.CurrentPassword;
import jp.kagiban.login.password.NewPasswords;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.shared.MemberId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes that a logged-in member makes to their own login. Each needs the current password, is throttled, and needs a recent
 * proof as well once a second factor is set up ({@link ProofTooOld}).
 */
@Service
public class OwnAccount {

    private final Members members;
    private final NewPasswords passwords;
    private final CurrentPassword currentPassword;
    private final AddressChanges addresses;
    private final TransactionTemplate transaction;

    OwnAccount(
            Members members,
            NewPasswords passwords,
            CurrentPassword currentPassword,
            AddressChanges addresses,
            TransactionTemplate transaction) {
        this.members = members;
        this.passwords = passwords;
        this.currentPassword = currentPassword;
        this.addresses = addresses;
        this.transaction = transaction;
    }

    /** The member's address; empty if there is no such member. */
    public Optional<String> address(MemberId member) {
        return members.findById(member).map(Member::email);
    }

    /** Changes the password and publishes {@link PasswordChanged}. */
    public AccountResult changePassword(MemberId member, String current, String next) {
        Optional<AccountResult> refusal = passwords
                .refusal(next)
                .or(() -> currentPassword.doubt(member, current))
                .or(() -> same(current, next));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String hash = passwords.hash(next);
        transaction.executeWithoutResult(_ -> passwords.change(member, hash));
        return AccountResult.DONE;
    }

    /** Mails a link to the new address; the old one stays until the link is used. */
    public AccountResult changeAddress(MemberId member, String current, String typed) {
        String address = EmailAddress.canonical(typed);
        Optional<AccountResult> refusal = form(address)
                .or(() -> currentPassword.doubt(member, current))
                .or(() -> taken(address))
                .or(() -> addresses.tooOften(member, address));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        transaction.executeWithoutResult(_ -> addresses.ask(member, address));
        return AccountResult.DONE;
    }

    private static Optional<AccountResult> form(String address) {
        if (address.isEmpty()) {
            return Optional.of(AccountResult.EMAIL_EMPTY);
        }
        return EmailAddress.isComplete(address) ? Optional.empty() : Optional.of(AccountResult.EMAIL_FORM);
    }

    /** Asked last: only somebody who knows the current password may learn this. */
    private static Optional<AccountResult> same(String current, String next) {
        return current.equals(next) ? Optional.of(AccountResult.PASSWORD_SAME) : Optional.empty();
    }

    private Optional<AccountResult> taken(String address) {
        return members.existsByEmail(address) ? Optional.of(AccountResult.EMAIL_TAKEN) : Optional.empty();
    }
}
