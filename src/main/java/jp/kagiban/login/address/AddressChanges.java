package jp.kagiban.login.address;

import java.util.List;
import java.util.Optional;
import jp.kagiban.login.address.OneTimeTokens.Purpose;
import jp.kagiban.login.member.AccountHistory;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.Members;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.login.throttle.Throttle.Limit;
import jp.kagiban.mail.MailAddress;
import jp.kagiban.mail.MailKind;
import jp.kagiban.shared.MemberId;
import org.springframework.stereotype.Component;

/** Changes a member's address: a mail goes to the new one, and its link makes the change. */
@Component
public class AddressChanges {

    private final Members members;
    private final OneTimeTokens tokens;
    private final MemberMails mails;
    private final AccountHistory history;
    private final Throttle throttle;

    AddressChanges(
            Members members, OneTimeTokens tokens, MemberMails mails, AccountHistory history, Throttle throttle) {
        this.members = members;
        this.tokens = tokens;
        this.mails = mails;
        this.history = history;
        this.throttle = throttle;
    }

    /**
     * Counts a mail against the limits of the member and of the mailbox. The mailbox has one too, because the member
     * chooses who gets the mail.
     */
    public Optional<AccountResult> tooOften(MemberId member, String address) {
        return throttle.takeAll(
                        Limit.CHANGE_MAIL.of("member:" + member),
                        Limit.CHANGE_MAIL.of("address:" + MailAddress.mailbox(address)))
                .map(_ -> AccountResult.TOO_OFTEN);
    }

    /** Mails the link, in the caller's transaction. */
    public void ask(MemberId member, String address) {
        String token = tokens.issue(Purpose.CHANGE, member, address);
        history.addressChangeAsked(member, address);
        mails.sendUnproven(member, MailKind.ADDRESS_CHANGE, address, Optional.of("/verify/" + token));
    }

    /**
     * Stores the new address, in the caller's transaction. The old address gets a mail about it, if it was proven. Links that
     * were mailed to it stop working.
     */
    public void store(MemberId member, String address) {
        mails.send(member, MailKind.ADDRESS_CHANGED, List.of(), Optional.empty());
        tokens.withdraw(member, Purpose.PROOF);
        tokens.withdraw(member, Purpose.RESET);
        members.save(members.findById(member).orElseThrow().withEmail(address));
        history.addressChanged(member, address);
    }
}
