package jp.kagiban.notice;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.kagiban.kit.key.KeyStage;

/**
 * The lines after the text of a notice. These lines are in the reader's language and never part of the text.
 *
 * @param facts when the key of a stage expires, and short words about the notice's state; may be empty
 * @param path to where the reader can act, relative to the portal's own address
 */
public record NoticeAside(List<String> facts, String path) {

    public NoticeAside {
        facts = List.copyOf(facts);
    }

    /** @param mayRenew whether the reader may enter a new key; if not, the notice leads to its shop */
    public static NoticeAside of(Notice notice, Locale reader, boolean mayRenew, I18NProvider words) {
        NoticeWords texts = new NoticeWords(reader, words);
        Stream<String> marks = texts.marks(notice).keySet().stream().map(texts::say);
        return new NoticeAside(
                Stream.concat(texts.dates(notice).stream(), marks).toList(), path(notice, mayRenew));
    }

    /** The page for many renewals, which names the shops that need a new key. */
    static final String MANY_RENEWALS = "shops/renew?due";

    static String path(Notice notice, boolean mayRenew) {
        if (notice.text() instanceof Notice.Batch) {
            // New keys in use have the latest expiry.
            return notice.kind() == NoticeKind.HELD ? "shops?stage=" + KeyStage.HELD.word() : "shops?sort=-expiry";
        }
        String shop = "shops/" + notice.key().shop();
        return renews(notice, mayRenew) ? shop + "/renew" : shop;
    }

    /**
     * Returns whether the notice leads to the form for a new key. If a new key waits already, the notice leads to the
     * shop's page, which shows the key's progress.
     */
    public static boolean renews(Notice notice, boolean mayRenew) {
        return mayRenew && notice.kind().wantsNewKey() && !notice.underway();
    }
}
