package jp.kagiban.notice;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The text of a notice before it becomes a card, plain text or HTML. Its urgency belongs to its {@link NoticeKind}.
 *
 * @param lead a line in the reader's language that precedes a text in another language; null for other texts
 * @param language of headline and parts, which isn't always the reader's: the three stages are Japanese for everybody
 * @param parts the parts below the headline, from top to bottom
 */
public record NoticeText(@Nullable String lead, Locale language, String headline, List<Part> parts) {

    public NoticeText {
        parts = List.copyOf(parts);
    }

    public NoticeText(Locale language, String headline, List<Part> parts) {
        this(null, language, headline, parts);
    }

    NoticeText without(List<Part> others) {
        return new NoticeText(
                lead,
                language,
                headline,
                parts.stream().filter(part -> !others.contains(part)).toList());
    }

    /** Returns the lead, if there is one, and the headline. */
    public Stream<String> headlines() {
        return Stream.concat(Stream.ofNullable(lead), Stream.of(headline));
    }

    /**
     * Returns the lead, the headline and each part as plain text, separated by empty lines. A link's address is on a line
     * below its paragraph, so that the sentence stays as it is.
     *
     * @param portal the portal's own address, with a slash at its end
     */
    public String plain(URI portal) {
        return Stream.concat(headlines(), parts.stream().map(part -> plain(part, portal)))
                .collect(Collectors.joining("\n\n"));
    }

    private static String plain(Part part, URI portal) {
        return switch (part) {
            case Paragraph(Link link, String words) ->
                link == null ? words : link.label() + words + "\n" + portal.resolve(link.path());
            case Causes(List<String> causes) ->
                IntStream.range(0, causes.size())
                        .mapToObj(i -> (i + 1) + ". " + causes.get(i))
                        .collect(Collectors.joining("\n"));
        };
    }

    public sealed interface Part permits Paragraph, Causes {}

    /** @param link the beginning of the paragraph; null if it begins without a link */
    public record Paragraph(@Nullable Link link, String text) implements Part {

        public Paragraph(String text) {
            this(null, text);
        }
    }

    /** Possible reasons, the most likely first. */
    public record Causes(List<String> causes) implements Part {

        public Causes {
            causes = List.copyOf(causes);
        }
    }

    /** @param path relative to the portal's own address */
    public record Link(String label, String path) {}
}
