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
 * The notices of one message. A digest is written again at each try, so that its counts of days are right. Its texts are single
 * lines without controls or direction marks, even where members chose a name. Only {@link Entry#notice} has names as typed.
 *
 * @param id the same at each try
 * @param at the time for which the texts are right
 * @param language of the portal's own words
 * @param subject the most urgent headline if all notices are of one shop, otherwise a line of the portal
 * @param entries the most urgent first; never empty
 * @param portal the portal's own address with a slash at its end
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

    /** Returns the text without line breaks and direction marks, which members could type into names of shops. */
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
