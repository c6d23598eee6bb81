package jp.kagiban.notice;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.kit.Drawing;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.Presses;
import jp.kagiban.notice.NoticeText.Causes;
import jp.kagiban.notice.NoticeText.Link;
import jp.kagiban.notice.NoticeText.Paragraph;
import jp.kagiban.shared.Kebab;
import org.jsoup.nodes.Element;

/**
 * Writes a notice as one piece of markup: band, lead, headline, texts, facts and buttons. A mark on each button names its
 * action.
 */
final class NoticeDrawing {

    static final String GO = "go";
    static final String HANDLE = "handle";
    static final String READ = "read";

    private static final String QUIET = "tertiary";

    /** The band's text is fixed to the character, like the texts below it. */
    private static final String BAND_MARK = "！";

    private static final String BAND = "緊急なお知らせ";

    private final Notice notice;
    private final NoticeText text;
    private final NoticeWords words;
    private final boolean mayChange;

    /**
     * @param reader the language of everything except the texts of the three stages
     * @param mayChange whether the reader may enter keys and handle notices
     */
    NoticeDrawing(Notice notice, Locale reader, boolean mayChange) {
        this.notice = notice;
        this.text = NoticeTexts.of(notice, reader);
        this.words = new NoticeWords(reader);
        this.mayChange = mayChange;
    }

    /** Returns the id of the headline's element. */
    static String headlineId(Notice notice) {
        return "notice-" + notice.key().shop() + "-" + Kebab.of(notice.kind());
    }

    String markup(NoticeArticle.Size size) {
        Stream<Element> band = notice.kind().banded() ? Stream.of(band()) : Stream.empty();
        Stream<Element> below = Stream.of(headline(), body(text, headlineId(notice)), facts(), actions(size));
        return Stream.of(band, lead(), below)
                .flatMap(Function.identity())
                .map(Drawing::markup)
                .collect(Collectors.joining());
    }

    private static Element band() {
        Element band = div("kb-band").attr("lang", "ja");
        band.appendElement("span").attr("aria-hidden", "true").text(BAND_MARK);
        band.appendElement("span").text(BAND);
        return band;
    }

    private Stream<Element> lead() {
        String lead = text.lead();
        return lead == null
                ? Stream.empty()
                : Stream.of(new Element("p").addClass("kb-lead").text(lead));
    }

    private Element headline() {
        Element headline = new Element("h2")
                .attr("id", headlineId(notice))
                .attr("lang", text.language().getLanguage());
        if (notice.kind() == NoticeKind.EXPIRED) {
            headline.append(Icons.TRIANGLE.markup());
        }
        return headline.appendText(text.headline());
    }

    /** @param headlineId tells screen readers to which notice a link belongs */
    static Element body(NoticeText text, String headlineId) {
        Element body = div("kb-body").attr("lang", text.language().getLanguage());
        text.parts().stream().map(part -> part(part, headlineId)).forEach(body::appendChild);
        return body;
    }

    private static Element part(NoticeText.Part part, String headlineId) {
        return switch (part) {
            case Paragraph(Link link, String sentence) -> {
                Element paragraph = new Element("p");
                if (link != null) {
                    paragraph
                            .appendElement("a")
                            .attr("href", link.path())
                            .attr("aria-describedby", headlineId)
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
        words.facts(notice).forEach(fact -> {
            Element drawn = facts.appendElement("span").text(fact.word());
            fact.severity().ifPresent(level -> drawn.addClass("kb-badge").attr("data-level", level.level()));
        });
        return facts;
    }

    private Element actions(NoticeArticle.Size size) {
        String main = size == NoticeArticle.Size.LEADING ? "primary" : "";
        Element actions = div("kb-actions").appendChild(button(GO, words.mainLabel(notice, mayChange), size, main));
        if (mayChange && notice.kind().wantsHandling() && !(notice.text() instanceof Notice.Batch)) {
            actions.appendChild(button(HANDLE, words.handlingLabel(notice), size, QUIET));
        }
        return notice.read() ? actions : actions.appendChild(button(READ, words.say("notice.read"), size, QUIET));
    }

    /** @param theme of the Vaadin button; a compact notice has a plain button instead */
    private Element button(String action, String label, NoticeArticle.Size size, String theme) {
        Element button = size == NoticeArticle.Size.COMPACT
                ? new Element("button").attr("type", "button")
                : new Element("vaadin-button").attr("theme", theme);
        return button.attr(Presses.MARK, action)
                .attr("aria-label", words.buttonName(label, notice))
                .text(label);
    }

    private static Element div(String style) {
        return new Element("div").addClass(style);
    }
}
