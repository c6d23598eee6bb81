package jp.kagiban.delivery.letter;

import java.net.URI;
import java.util.List;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.kit.Severity;
import jp.kagiban.notice.NoticeText;
import jp.kagiban.notice.NoticeText.Causes;
import jp.kagiban.notice.NoticeText.Link;
import jp.kagiban.notice.NoticeText.Paragraph;
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
        return entry.text().plain(portal);
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
        return tint().mark;
    }

    public String line() {
        return tint().line;
    }

    public String ground() {
        return tint().ground;
    }

    public String solid() {
        return tint().solid;
    }

    private Severity severity() {
        return entry.notice().kind().severity();
    }

    private Tint tint() {
        return Tint.of(severity());
    }

    /**
     * The marks and light colours of a level, as mails contain their own styles. The dark colours stand in their frame. A mark has a shape
     * of its own, so that no level is told by its colour alone.
     */
    enum Tint {
        QUIET("◆", "#5b7c98", "#edf3f8", "#3f5f7b"),
        URGENT("▲", "#c25700", "#fff2e3", "#a84800"),
        EXPIRED("■", "#c11f1f", "#fdecec", "#b01717"),
        WAIT("◇", "#7a67b5", "#f1eefa", "#5c4a96"),
        INFO("●", "#2179ab", "#e8f3fa", "#0a5c86");

        private final String mark;
        private final String line;
        private final String ground;
        private final String solid;

        Tint(String mark, String line, String ground, String solid) {
            this.mark = mark;
            this.line = line;
            this.ground = ground;
            this.solid = solid;
        }

        static Tint of(Severity severity) {
            return switch (severity) {
                case EXPIRED -> EXPIRED;
                case URGENT -> URGENT;
                case QUIET -> QUIET;
                case WAIT -> WAIT;
                case OK, INFO, SUCCESS, UNKNOWN -> INFO;
            };
        }
    }
}
