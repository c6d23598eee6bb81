package jp.kagiban.delivery.channel;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeText;
import jp.kagiban.notice.NoticeText.Causes;
import jp.kagiban.notice.NoticeText.Link;
import jp.kagiban.notice.NoticeText.Paragraph;
import jp.kagiban.notice.NoticeText.Part;
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
            text = clean(text);
        }
    }

    /** Returns lines that nothing in them can end or turn around: names of shops come from members. */
    public static NoticeText clean(NoticeText text) {
        return new NoticeText(
                text.language(),
                OneLine.of(text.headline()),
                text.parts().stream().map(Digest::part).toList());
    }

    private static Part part(Part part) {
        return switch (part) {
            case Paragraph(Link link, String words) ->
                new Paragraph(link == null ? null : new Link(OneLine.of(link.label()), link.path()), OneLine.of(words));
            case Causes causes ->
                new Causes(causes.causes().stream().map(OneLine::of).toList());
        };
    }
}
