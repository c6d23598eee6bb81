package jp.kagiban.login.address;

import java.util.Locale;
import java.util.Optional;
import jp.kagiban.login.member.AccountHistory;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.login.throttle.Throttle.Limit;
import jp.kagiban.shared.MemberId;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores the language that a member chooses. It applies to their screens in every browser, and to mails. */
@NamedInterface("address")
@Service
public class MemberLanguage {

    private final AddressBook book;
    private final AccountHistory history;
    private final Throttle throttle;

    MemberLanguage(AddressBook book, AccountHistory history, Throttle throttle) {
        this.book = book;
        this.history = history;
        this.throttle = throttle;
    }

    /** The language that the member chose; empty if they have never chosen one. */
    public Optional<Locale> chosen(MemberId member) {
        return book.chosenLanguage(member);
    }

    /** Stores the language. The history records the first changes of many. */
    @Transactional
    public void choose(MemberId member, Locale language) {
        Locale before = book.language(member);
        book.choose(member, language);
        Locale after = book.language(member);
        if (!after.equals(before)
                && throttle.take(Limit.LANGUAGE_NOTED, member.toString()).isEmpty()) {
            history.languageChanged(member, after.getLanguage());
        }
    }
}
