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
 * Gives one notice to the mail's templates. The template engine calls the public methods by name.
 *
 * @param facts short lines below the texts
 * @param action the label of the notice's button, which leads to {@code href}
 */
record MailCard(Digest.Entry entry, List<String> facts, String action, String href, URI portal) {

    /** A paragraph or a list. */
    record Part(@Nullable String label, String href, String text, List<String> causes) {}

    public String language() {
        return entry.text().language().getLanguage();
    }

    public @Nullable String lead() {
        return entry.text().lead();
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

    /** Returns the texts as plain text. */
    public String plain() {
        return entry.text().plain(portal);
    }

    /** Returns whether the notice has the band 緊急なお知らせ. */
    public boolean banded() {
        return entry.notice().kind().banded();
    }

    /** Returns the button's name for screen readers. */
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
     * The marks and light colours of a level. A mail contains its own styles; the dark colours are in its frame. Each
     * mark has its own shape, so that the level is visible without colour.
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
