package jp.kagiban.notice;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The text of a notice, before it becomes a card, plain text or HTML. Its urgency belongs to its
 * {@link NoticeKind}.
 *
 * @param language the language of its words, which isn't always the reader's: the three stages are Japanese for everybody
 * @param parts what follows the headline, from top to bottom
 */
public record NoticeText(Locale language, String headline, List<Part> parts) {

    public NoticeText {
        parts = List.copyOf(parts);
    }

    public sealed interface Part permits Paragraph, Causes {}

    /** @param link what the paragraph begins with; null if it has none */
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
