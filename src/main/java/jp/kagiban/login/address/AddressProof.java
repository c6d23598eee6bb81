package jp.kagiban.login.address;

import java.util.Optional;
import jp.kagiban.login.address.OneTimeTokens.Purpose;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.login.member.EmailAddress;
import jp.kagiban.login.member.Member;
import jp.kagiban.login.member.Members;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.mail.MailAddress;
import jp.kagiban.mail.MailKind;
import jp.kagiban.shared.MailSettings;
import jp.kagiban.shared.MemberId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks whether a member has proven their mail address, and mails the links that prove it. */
@NamedInterface("address")
@Service
public class AddressProof {

    private final Members members;
    private final AddressBook book;
    private final OneTimeTokens tokens;
    private final MemberMails mails;
    private final Throttle throttle;
    private final MailSettings settings;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    AddressProof(
            Members members,
            AddressBook book,
            OneTimeTokens tokens,
            MemberMails mails,
            Throttle throttle,
            MailSettings settings,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.members = members;
        this.book = book;
        this.tokens = tokens;
        this.mails = mails;
        this.throttle = throttle;
        this.settings = settings;
        this.transaction = transaction;
        this.events = events;
    }

    /** Whether the address is proven. An unproven address gets no other mail, and its member can't accept an invitation. */
    public boolean proven(MemberId member) {
        return book.proven(member);
    }

    /**
     * Whether the member may enter a shop, a key or an invitation. If the portal sends mail, this needs a proven
     * address, so that a later owner of the address can take over only an empty account.
     */
    public boolean mayEnter(MemberId member) {
        return !settings.isSet() || proven(member);
    }

    /** The address that the link is mailed to; empty if there is no such member any more. */
    public String address(MemberId member) {
        return members.findById(member).map(Member::email).orElse("");
    }

    /**
     * Whether a link may be mailed to this address now. Its mailbox gets few mails, for all senders and `+tag` variants
     * together. Each call counts as a mail. Call it outside a transaction, because the throttle counts in its own.
     */
    public boolean mayMail(String address) {
        return throttle.take(Throttle.Limit.PROOF_MAILBOX, MailAddress.mailbox(EmailAddress.canonical(address)))
                .isEmpty();
    }

    /**
     * Mails the link to a new member, in the transaction that created them.
     *
     * @param mayMail the answer of {@link #mayMail}; if false, the member can ask for the mail later
     */
    @Transactional
    public void ask(MemberId member, boolean mayMail) {
        book.begin(member, MemberMails.languageHere());
        if (mayMail) {
            mailLink(members.findById(member).orElseThrow());
        }
    }

    /** Marks the address of a new member as proven: a mailed invitation led them here, or the address is made up. */
    @Transactional
    public void accept(MemberId member) {
        book.begin(member, MemberMails.languageHere());
        book.prove(member);
        events.publishEvent(new AddressProven(member, true));
    }

    /**
     * Mails the link again; an earlier one stops working. Call it outside a transaction, because the throttle counts in
     * its own.
     */
    public AccountResult askAgain(MemberId member) {
        if (throttle.take(Throttle.Limit.PROOF_MAIL, member.toString()).isPresent()) {
            return AccountResult.TOO_OFTEN;
        }
        Optional<Member> open =
                members.findById(member).filter(asked -> !book.proven(member) && EmailAddress.hasForm(asked.email()));
        if (open.isPresent() && !mayMail(open.get().email())) {
            return AccountResult.TOO_OFTEN;
        }
        open.ifPresent(asked -> transaction.executeWithoutResult(_ -> mailLink(asked)));
        return AccountResult.DONE;
    }

    private void mailLink(Member member) {
        String token = tokens.issue(Purpose.PROOF, member.id(), member.email());
        mails.sendUnproven(member.id(), MailKind.ADDRESS_PROOF, member.email(), Optional.of("/verify/" + token));
    }
}
