package jp.kagiban.delivery.letter;

import java.net.URI;
import java.util.List;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.kit.Severity;
import jp.kagiban.notice.NoticeText;
import jp.kagiban.notice.NoticeText.Causes;
import jp.kagiban.notice.NoticeText.Link;
import jp.kagiban.notice.NoticeText.Paragraph;
import jp.kagiban.notice.PlainTextRenderer;
import jp.kagiban.shared.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * One notice as the templates show it. Their engine calls these methods by their names.
 *
 * @param gloss the notice in a line of the reader's language; null where its text is in it
 * @param facts what stands after the texts
 * @param action the words of its button, which leads to {@code href}
 */
record MailCard(
        Digest.Entry entry, @Nullable String gloss, List<String> facts, String action, String href, URI portal) {

    /** A paragraph or a list. */
    record Part(@Nullable String label, String href, String text, List<String> causes) {}

    public String language() {
        return entry.text().language().getLanguage();
    }

    public String headline() {
        return entry.text().headline();
    }

    public List<Part> parts() {
        return entry.text().parts().stream().map(this::part).toList();
    }

    private Part part(NoticeText.Part part) {
        return switch (part) {
            case Paragraph(Link link, String words) ->
                link == null
                        ? new Part(null, "", words, List.of())
                        : new Part(link.label(), portal.resolve(link.path()).toString(), words, List.of());
            case Causes(List<String> causes) -> new Part(null, "", "", causes);
        };
    }

    /** The texts as plain text. */
    public String plain() {
        return PlainTextRenderer.render(entry.text(), portal);
    }

    /** Whether it bears the band 緊急なお知らせ. */
    public boolean banded() {
        return entry.notice().kind().banded();
    }

    /** A name for the button, for whoever hears only that. */
    public String named() {
        return action + " " + OneLine.of(entry.notice().shopName());
    }

    public String level() {
        return severity().level();
    }

    public String mark() {
        return tint().mark();
    }

    public String line() {
        return tint().line();
    }

    public String ground() {
        return tint().ground();
    }

    public String solid() {
        return tint().solid();
    }

    private Severity severity() {
        return entry.notice().kind().severity();
    }

    private Tint tint() {
        return Tint.of(severity());
    }
}
