package jp.kagiban.delivery.channel;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeText;
import jp.kagiban.shared.OneLine;

/**
 * What one run tells one recipient. It is made anew for each try, so that the days in it are right. Its texts are lines without
 * breaks, controls or marks of direction, though members chose the names in them; the notice beside a text has its name as typed.
 *
 * @param id the same at each try
 * @param at for when its texts are right
 * @param language of our own words in it
 * @param subject of one shop's notices the most urgent one's headline, else a line of ours
 * @param entries the most urgent first; never empty
 * @param portal the portal's own address, with a slash at its end
 */
public record Digest(
        UUID id, Instant at, Locale language, String company, String subject, List<Entry> entries, URI portal) {

    public Digest {
        company = OneLine.of(company);
        subject = OneLine.of(subject);
        entries = List.copyOf(entries);
    }

    /** A notice with its text in the digest's language. */
    public record Entry(Notice notice, NoticeText text) {

        public Entry {
            text = CleanText.of(text);
        }
    }
}
