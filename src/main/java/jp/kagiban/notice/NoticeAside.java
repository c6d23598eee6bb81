package jp.kagiban.notice;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lines after the text of a notice, in the reader's language and never part of it.
 *
 * @param gloss a stage in one line for readers of another language than Japanese
 * @param facts when the key of a stage ends, and how the notice stands besides; may be empty
 * @param path to where the reader can act, relative to the portal's own address
 */
public record NoticeAside(Optional<String> gloss, List<String> facts, String path) {

    public NoticeAside {
        facts = List.copyOf(facts);
    }

    /** @param mayRenew whether the reader may enter a new key; else the notice leads to its shop */
    public static NoticeAside of(Notice notice, Locale reader, boolean mayRenew, I18NProvider words) {
        NoticeWords said = new NoticeWords(reader, words);
        Stream<String> marks = said.marks(notice).keySet().stream().map(said::say);
        return new NoticeAside(
                said.gloss(notice),
                Stream.concat(said.dates(notice).stream(), marks).toList(),
                path(notice, mayRenew));
    }

    static String path(Notice notice, boolean mayRenew) {
        if (notice.text() instanceof Notice.Batch) {
            return "shops";
        }
        String shop = "shops/" + notice.key().shop();
        return renews(notice, mayRenew) ? shop + "/renew" : shop;
    }

    /** Whether it leads to where a new key is entered; where one waits already, the shop's page says what comes of it. */
    public static boolean renews(Notice notice, boolean mayRenew) {
        return mayRenew && notice.kind().wantsNewKey() && !notice.underway();
    }
}
