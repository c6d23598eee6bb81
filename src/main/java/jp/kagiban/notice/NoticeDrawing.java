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
    private final Locale reader;
    private final NoticeWords words;
    private final boolean mayChange;

    /**
     * @param reader the language of everything except the texts of the three stages
     * @param mayChange whether the reader may enter keys and handle notices
     */
    NoticeDrawing(Notice notice, Locale reader, boolean mayChange) {
        this.notice = notice;
        this.reader = reader;
        this.words = new NoticeWords(reader);
        this.mayChange = mayChange;
    }

    /** Returns the id of the headline's element. */
    static String headlineId(Notice notice) {
        return "notice-" + notice.key().shop() + "-" + Kebab.of(notice.kind());
    }

    /** Returns a notice with all its texts. */
    String card(NoticeArticle.Size size) {
        return markup(band(notice.kind()), article(NoticeTexts.of(notice, reader, mayChange), size));
    }

    /** Returns a notice without the parts that are at the head of its group. */
    String row(List<NoticeText.Part> atHead) {
        NoticeText text = NoticeTexts.ofRow(notice, reader, mayChange);
        return markup(Stream.empty(), article(text.without(atHead), NoticeArticle.Size.ROW));
    }

    /** Returns the head of a group: the band of its kind, and the parts that its notices share. */
    static String head(NoticeKind kind, NoticeText shared) {
        return markup(band(kind), body(shared, ""));
    }

    private Stream<Element> article(NoticeText text, NoticeArticle.Size size) {
        Stream<Element> texts = Stream.of(lead(text), Stream.of(headline(text)), body(text, headlineId(notice)))
                .flatMap(Function.identity());
        return Stream.concat(texts, Stream.of(facts(), actions(size)));
    }

    private static String markup(Stream<Element> band, Stream<Element> below) {
        return Stream.concat(band, below).map(Drawing::markup).collect(Collectors.joining());
    }

    private static Stream<Element> band(NoticeKind kind) {
        if (!kind.banded()) {
            return Stream.empty();
        }
        Element band = div("kb-band").attr("lang", "ja");
        band.appendElement("span").attr("aria-hidden", "true").text(BAND_MARK);
        band.appendElement("span").text(BAND);
        return Stream.of(band);
    }

    private static Stream<Element> lead(NoticeText text) {
        String lead = text.lead();
        return lead == null
                ? Stream.empty()
                : Stream.of(new Element("p").addClass("kb-lead").text(lead));
    }

    private Element headline(NoticeText text) {
        Element headline = new Element("h2")
                .attr("id", headlineId(notice))
                .attr("lang", text.language().getLanguage());
        if (notice.kind() == NoticeKind.EXPIRED) {
            headline.append(Icons.TRIANGLE.markup());
        }
        return headline.appendText(text.headline());
    }

    /** @param headlineId tells screen readers to which notice a link belongs; empty for the head of a group */
    static Stream<Element> body(NoticeText text, String headlineId) {
        if (text.parts().isEmpty()) {
            return Stream.empty();
        }
        Element body = div("kb-body").attr("lang", text.language().getLanguage());
        text.parts().stream().map(part -> part(part, headlineId)).forEach(body::appendChild);
        return Stream.of(body);
    }

    private static Element part(NoticeText.Part part, String headlineId) {
        return switch (part) {
            case Paragraph(Link link, String sentence) -> {
                Element paragraph = new Element("p");
                if (link != null) {
                    Element anchor = paragraph.appendElement("a").attr("href", link.path());
                    anchor.text(link.label());
                    if (!headlineId.isEmpty()) {
                        anchor.attr("aria-describedby", headlineId);
                    }
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
        if (mayChange && notice.offersHandling()) {
            actions.appendChild(button(HANDLE, words.handlingLabel(notice), size, QUIET));
        }
        return notice.read() ? actions : actions.appendChild(button(READ, words.say("notice.read"), size, QUIET));
    }

    /** @param theme of the Vaadin button; a compact notice has a plain button instead */
    private Element button(String action, String label, NoticeArticle.Size size, String theme) {
        Element button = size.plain()
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
