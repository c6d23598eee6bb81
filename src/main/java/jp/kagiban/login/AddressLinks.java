package jp.kagiban.login;

import java.util.Objects;
import java.util.Optional;
import jp.kagiban.login.address.AddressBook;
import jp.kagiban.login.address.AddressChanges;
import jp.kagiban.login.address.OneTimeTokens;
import jp.kagiban.login.address.OneTimeTokens.Purpose;
import jp.kagiban.login.address.OneTimeTokens.Token;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.member.Members;
import jp.kagiban.login.password.NewPasswords;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.shared.MemberId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Handles the links in mails about an address. Looking at a link doesn't use it up, because mail scanners follow links. */
@Service
public class AddressLinks {

    private final OneTimeTokens tokens;
    private final Members members;
    private final AddressBook book;
    private final AddressChanges changes;
    private final NewPasswords passwords;
    private final RecentProof proof;
    private final CurrentMember current;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    AddressLinks(
            OneTimeTokens tokens,
            Members members,
            AddressBook book,
            AddressChanges changes,
            NewPasswords passwords,
            RecentProof proof,
            CurrentMember current,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.tokens = tokens;
        this.members = members;
        this.book = book;
        this.changes = changes;
        this.passwords = passwords;
        this.proof = proof;
        this.current = current;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * @param address the address that the link is about
     * @param step what the person who opened the link must do
     */
    public record Link(String address, Step step) {}

    /** The next step of the person who opened the link. */
    public enum Step {
        /** They are logged in as the member, so one click is enough. */
        CONFIRM,
        /** They aren't logged in. They must choose a new password, and all earlier factors and sessions end. */
        CHOOSE_PASSWORD,
        /** The address of an account in use is to change, and only its member may do that. */
        LOG_IN_FIRST
    }

    /** The link's address and next step; empty if the link doesn't work, or no longer. */
    public Optional<Link> look(String token) {
        return tokens.find(token).filter(this::fits).map(found -> new Link(found.address(), step(found)));
    }

    private boolean fits(Token token) {
        return switch (token.purpose()) {
            case PROOF ->
                !book.proven(token.member())
                        && members.findById(token.member())
                                .filter(member -> member.email().equals(token.address()))
                                .isPresent();
            case CHANGE -> true;
            case RESET -> false;
        };
    }

    private Step step(Token token) {
        boolean self = current.find().filter(token.member()::equals).isPresent();
        if (self) {
            return Step.CONFIRM;
        }
        return token.purpose() == Purpose.PROOF ? Step.CHOOSE_PASSWORD : Step.LOG_IN_FIRST;
    }

    /** For {@link Step#CONFIRM}: uses the link up in the member's own session. */
    public AccountResult confirm(String token) {
        Optional<Link> link = look(token);
        if (link.isEmpty()) {
            return AccountResult.LINK_DEAD;
        }
        if (link.get().step() != Step.CONFIRM) {
            return AccountResult.LOG_IN_FIRST;
        }
        try {
            return use(token, Optional.empty());
        } catch (DuplicateKeyException taken) {
            return AccountResult.EMAIL_TAKEN;
        }
    }

    /** For {@link Step#CHOOSE_PASSWORD}: uses the link up and gives the account to the person who opened it. */
    public AccountResult takeOver(String token, String password) {
        Optional<Link> link = look(token);
        if (link.isEmpty() || link.get().step() != Step.CHOOSE_PASSWORD) {
            return AccountResult.LINK_DEAD;
        }
        return passwords.refusal(password).orElseGet(() -> use(token, Optional.of(passwords.hash(password))));
    }

    private AccountResult use(String token, Optional<String> newHash) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            if (newHash.isEmpty()) {
                proof.hold();
            }
            return tokens.use(token)
                    .filter(this::fits)
                    .map(used -> apply(used, newHash))
                    .orElse(AccountResult.LINK_DEAD);
        }));
    }

    private AccountResult apply(Token used, Optional<String> newHash) {
        MemberId member = used.member();
        newHash.ifPresent(hash -> passwords.set(member, hash));
        if (used.purpose() == Purpose.CHANGE) {
            changes.store(member, used.address());
        }
        book.prove(member);
        events.publishEvent(new AddressProven(member, newHash.isEmpty()));
        return AccountResult.DONE;
    }
}
