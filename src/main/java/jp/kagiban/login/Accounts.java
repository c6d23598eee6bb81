package jp.kagiban.login;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.EmailAddress;
import jp.kagiban.login.member.Member;
import jp.kagiban.login.member.Members;
import jp.kagiban.login.password.PasswordRules;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PlainText;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates members, and returns the data of members that screens may show. */
@Service
public class Accounts {

    static final int LONGEST_NAME = 255;

    private final Members members;
    private final PasswordEncoder passwords;
    private final PasswordRules rules;
    private final Clock clock;

    Accounts(Members members, PasswordEncoder passwords, PasswordRules rules, Clock clock) {
        this.members = members;
        this.passwords = passwords;
        this.rules = rules;
        this.clock = clock;
    }

    /** The input of a person who signs up. The password is in clear text. */
    public record NewMember(String name, String email, String password) {

        @Override
        public String toString() {
            return "NewMember[]";
        }
    }

    /** All problems, in the order of the fields; empty if the member can be created. */
    public List<AccountResult> check(NewMember typed) {
        List<AccountResult> problems = new ArrayList<>();
        checkName(typed.name().strip()).ifPresent(problems::add);
        String email = EmailAddress.canonical(typed.email());
        checkEmail(email).or(() -> checkFree(email)).ifPresent(problems::add);
        rules.check(typed.password()).ifPresent(problems::add);
        return problems;
    }

    /** @param name without outer blanks */
    static Optional<AccountResult> checkName(String name) {
        if (name.isEmpty()) {
            return Optional.of(AccountResult.NAME_EMPTY);
        }
        if (!PlainText.isWritable(name)) {
            return Optional.of(AccountResult.NAME_CHARACTERS);
        }
        return name.length() > LONGEST_NAME ? Optional.of(AccountResult.NAME_TOO_LONG) : Optional.empty();
    }

    /** @param email in its canonical form */
    static Optional<AccountResult> checkEmail(String email) {
        if (email.isEmpty()) {
            return Optional.of(AccountResult.EMAIL_EMPTY);
        }
        return EmailAddress.isComplete(email) ? Optional.empty() : Optional.of(AccountResult.EMAIL_FORM);
    }

    /** @param email in its canonical form */
    Optional<AccountResult> checkFree(String email) {
        return members.existsByEmail(email) ? Optional.of(AccountResult.EMAIL_TAKEN) : Optional.empty();
    }

    /** A member whose password is hashed already, ready to be stored. */
    public static final class Prepared {

        private final Member member;

        private Prepared(Member member) {
            this.member = member;
        }
    }

    /**
     * Hashes the password. Call it outside a transaction, because hashing may wait for its turn. Callers must call
     * {@link #check} first.
     */
    public Prepared prepare(NewMember typed) {
        String hash = Objects.requireNonNull(passwords.encode(typed.password()));
        return new Prepared(new Member(
                MemberId.next(),
                0,
                EmailAddress.canonical(typed.email()),
                typed.name().strip(),
                hash,
                clock.instant()));
    }

    /**
     * Stores the member, in the caller's transaction.
     *
     * @return the new member's id
     * @throws EmailTaken if somebody else has just taken the address
     */
    @Transactional
    public MemberId register(Prepared prepared) {
        try {
            members.save(prepared.member);
        } catch (DuplicateKeyException taken) {
            throw new EmailTaken(taken);
        }
        return prepared.member.id();
    }

    /** The name to show for a member; empty if the member doesn't exist. */
    public Optional<String> name(MemberId member) {
        return members.findById(member).map(Member::name);
    }

    /** The names to show for these members. Members who don't exist any more are left out. */
    public Map<MemberId, String> names(Collection<MemberId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : members.findByIdIn(ids).stream().collect(Collectors.toUnmodifiableMap(Member::id, Member::name));
    }

    /** The data of a member that members of the same company see. */
    public record Person(String name, String email) {}

    /** The member's data; empty if the member doesn't exist. */
    public Optional<Person> person(MemberId member) {
        return members.findById(member).map(Accounts::person);
    }

    /** The data of these members. Members who don't exist any more are left out. */
    public Map<MemberId, Person> people(Collection<MemberId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : members.findByIdIn(ids).stream().collect(Collectors.toUnmodifiableMap(Member::id, Accounts::person));
    }

    private static Person person(Member found) {
        return new Person(found.name(), found.email());
    }

    /** Returns an address as it is compared and stored: without outer blanks, in half-width forms and in lower case. */
    public static String canonicalEmail(String typed) {
        return EmailAddress.canonical(typed);
    }

    /** {@code h…@example.jp}, for the history. A reader who knows the address recognizes it. */
    public static String shortenedEmail(String canonical) {
        return EmailAddress.shortened(canonical).orElse("…");
    }

    /** The member with this address, if there is one. */
    public Optional<MemberId> withEmail(String email) {
        return members.findByEmail(EmailAddress.canonical(email)).map(Member::id);
    }

    /** The address was taken between the check and the registration. */
    public static class EmailTaken extends RuntimeException {

        EmailTaken(Throwable cause) {
            super("The address is taken", cause);
        }
    }
}
