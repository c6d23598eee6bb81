package jp.kagiban.delivery.channel;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
 * @param subject the most urgent headline if all notices are of one shop, otherwise the numbers of notices by urgency
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

    /** Returns whether all notices are of one shop. */
    public static boolean ofOneShop(List<Entry> entries) {
        return entries.stream()
                        .map(entry -> entry.notice().key().shop())
                        .distinct()
                        .count()
                == 1;
    }

    /**
     * A notice with its text in the digest's language.
     *
     * @param urgency in a few words, such as "1 day left"
     * @param inCharge the name of who is in charge of the shop; empty for nobody
     */
    public record Entry(Notice notice, String urgency, String inCharge, NoticeText text) {

        public Entry {
            inCharge = OneLine.of(inCharge);
            text = clean(text);
        }
    }

    /** Returns the entries of each urgency, the most urgent first. */
    public static Map<String, List<Entry>> byUrgency(List<Entry> entries) {
        return entries.stream().collect(Collectors.groupingBy(Entry::urgency, LinkedHashMap::new, Collectors.toList()));
    }

    /** Returns the text without line breaks and direction marks, which members could type into names of shops. */
    public static NoticeText clean(NoticeText text) {
        return new NoticeText(
                text.lead() == null ? null : OneLine.of(text.lead()),
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
