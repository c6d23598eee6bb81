package jp.kagiban.delivery.channel;

import com.vaadin.flow.i18n.I18NProvider;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final int MOST_COUNTS = 3;

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

    /**
     * Returns the numbers of notices by urgency or kind for a subject, such as 期限切れ1件・あと1日3件・ほか2件. It names
     * three, because phones cut longer subjects off.
     *
     * @param groups the notices by words for their urgency or kind, in order
     */
    public static String counts(Map<String, ? extends List<?>> groups, I18NProvider words, Locale language) {
        int others =
                groups.values().stream().skip(MOST_COUNTS).mapToInt(List::size).sum();
        Stream<String> named = groups.entrySet().stream()
                .limit(MOST_COUNTS)
                .map(group -> words.getTranslation(
                        "delivery.subject.count",
                        language,
                        group.getKey(),
                        group.getValue().size()));
        Stream<String> rest =
                others > 0 ? Stream.of(words.getTranslation("delivery.others", language, others)) : Stream.empty();
        return Stream.concat(named, rest)
                .collect(Collectors.joining(words.getTranslation("delivery.subject.and", language)));
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
