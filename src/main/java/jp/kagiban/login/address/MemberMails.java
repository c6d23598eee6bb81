package jp.kagiban.login.address;

import com.vaadin.flow.component.UI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kagiban.login.member.EmailAddress;
import jp.kagiban.login.member.Member;
import jp.kagiban.login.member.Members;
import jp.kagiban.mail.Mail;
import jp.kagiban.mail.MailKind;
import jp.kagiban.mail.Mails;
import jp.kagiban.shared.MemberId;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends mails to members: only to proven addresses, in the member's language. */
@NamedInterface("address")
@Service
public class MemberMails {

    private final Members members;
    private final AddressBook book;
    private final Mails mails;

    MemberMails(Members members, AddressBook book, Mails mails) {
        this.members = members;
        this.book = book;
        this.mails = mails;
    }

    /**
     * Sends a mail in the caller's transaction, if the member's address is proven.
     *
     * @return whether a mail goes out
     */
    @Transactional
    public boolean send(MemberId member, MailKind kind, List<String> arguments, Optional<String> link) {
        Optional<Member> to = members.findById(member).filter(_ -> book.proven(member));
        to.ifPresent(known -> mails.send(new Mail(kind, known.email(), book.language(member), arguments, link)));
        return to.isPresent();
    }

    /** The address and the language of mails to a member. */
    public record Reach(String address, Locale language) {

        @Override
        public String toString() {
            return "Reach[" + language + "]";
        }
    }

    /** The member's address and language; empty if the address isn't proven, or if no mail can go to it. */
    public Optional<Reach> reach(MemberId member) {
        return Optional.ofNullable(reach(List.of(member)).get(member));
    }

    /** The same for several members. Left out are those whose address isn't proven, or to whose address no mail can go. */
    public Map<MemberId, Reach> reach(Collection<MemberId> ids) {
        Map<MemberId, Locale> proven = book.proven(ids);
        return proven.isEmpty()
                ? Map.of()
                : members.findByIdIn(proven.keySet()).stream()
                        .filter(member -> EmailAddress.hasForm(member.email()))
                        .collect(Collectors.toUnmodifiableMap(
                                Member::id,
                                member ->
                                        new Reach(member.email(), proven.getOrDefault(member.id(), Locale.JAPANESE))));
    }

    /** Sends a mail to an address that isn't proven. Use it only for mails with the link that proves the address. */
    void sendUnproven(MemberId member, MailKind kind, String address, Optional<String> link) {
        mails.send(Mail.of(kind, address, book.language(member), link));
    }

    /** The language of the current page; Japanese if there is none. */
    static Locale languageHere() {
        UI ui = UI.getCurrent();
        return ui == null ? Locale.JAPANESE : ui.getLocale();
    }
}
