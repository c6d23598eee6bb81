package jp.kagiban.notice;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.kit.Drawing;
import jp.kagiban.notice.NoticeText.Causes;
import jp.kagiban.notice.NoticeText.Link;
import jp.kagiban.notice.NoticeText.Paragraph;
import org.jsoup.nodes.Element;

/** Writes a notice as one piece of markup: band, headline, texts, what stands after them, and buttons that are marked with their deeds. */
final class NoticeDrawing {

    /** The attribute that tells buttons apart. */
    static final String DEED = "data-deed";

    static final String GO = "go";
    static final String HANDLE = "handle";
    static final String READ = "read";

    private final Notice notice;
    private final NoticeText text;
    private final NoticeWords words;
    private final boolean mayChange;

    /**
     * @param reader in whose language all but the contract's texts are
     * @param mayChange whether the reader may enter keys and say that they see to a notice
     */
    NoticeDrawing(Notice notice, Locale reader, boolean mayChange) {
        this.notice = notice;
        this.text = NoticeTexts.of(notice, reader);
        this.words = new NoticeWords(reader);
        this.mayChange = mayChange;
    }

    String markup() {
        Stream<Element> band = notice.kind().banded() ? Stream.of(band()) : Stream.empty();
        return Stream.concat(band, Stream.of(headline(), body(), facts(), actions()))
                .map(Drawing::markup)
                .collect(Collectors.joining());
    }

    private static Element band() {
        Element band = div("kb-band").attr("lang", "ja");
        band.appendElement("span").attr("aria-hidden", "true").text(NoticeCard.BAND_MARK);
        band.appendElement("span").text(NoticeCard.BAND);
        return band;
    }

    private Element headline() {
        return new Element("h2")
                .attr("id", NoticeCard.headlineId(notice))
                .attr("lang", text.language().getLanguage())
                .text(text.headline());
    }

    private Element body() {
        Element body = div("kb-body").attr("lang", text.language().getLanguage());
        text.parts().stream().map(this::part).forEach(body::appendChild);
        return body;
    }

    private Element part(NoticeText.Part part) {
        return switch (part) {
            case Paragraph(Link link, String sentence) -> {
                Element paragraph = new Element("p");
                if (link != null) {
                    paragraph
                            .appendElement("a")
                            .attr("href", link.path())
                            .attr("aria-describedby", NoticeCard.headlineId(notice))
                            .text(link.label());
                }
                yield paragraph.appendText(sentence);
            }
            case Causes(List<String> causes) -> {
                Element list = new Element("ol");
                causes.forEach(cause -> list.appendElement("li").text(cause));
                yield list;
            }
        };
    }

    private Element facts() {
        Element facts = div("kb-facts");
        words.gloss(notice)
                .ifPresent(
                        gloss -> facts.appendElement("p").addClass("kb-gloss").text(gloss));
        words.facts(notice).forEach(fact -> {
            Element drawn = facts.appendElement("span").text(fact.word());
            fact.severity().ifPresent(level -> drawn.addClass("kb-badge").attr("data-level", level.level()));
        });
        return facts;
    }

    private Element actions() {
        Element actions = div("kb-actions").appendChild(button(GO, words.onward(notice, mayChange)));
        if (mayChange && notice.kind().wantsHandling()) {
            actions.appendChild(button(HANDLE, words.handle(notice)));
        }
        return notice.read() ? actions : actions.appendChild(button(READ, words.say("notice.read")));
    }

    private Element button(String deed, String label) {
        return new Element("button")
                .attr("type", "button")
                .attr(DEED, deed)
                .attr("aria-label", words.named(label, notice))
                .text(label);
    }

    private static Element div(String style) {
        return new Element("div").addClass(style);
    }
}
