package jp.kagiban.notice;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.DomEvent;
import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.kit.Drawing;
import jp.kagiban.notice.NoticeText.Causes;
import jp.kagiban.notice.NoticeText.Link;
import jp.kagiban.notice.NoticeText.Paragraph;
import org.jsoup.nodes.Element;

/**
 * One notice of many: the same texts, whole and in the same order as on a {@link NoticeCard}, in smaller type. It is one piece
 * of markup, so that fifteen of them are no load, and its buttons are told apart by what they are marked with.
 */
@Tag("article")
final class CompactNotice extends Component implements NoticeArticle {

    private static final String DEED = "data-deed";

    /** The mark of the button that was pressed, or empty beside the buttons. */
    private static final String PRESSED =
            "(event.target.closest('[" + DEED + "]') || {dataset: {deed: ''}}).dataset.deed";

    private static final String MARKUP = "innerHTML";

    private final NoticeWords words = new NoticeWords(getLocale());
    private final NoticeDeeds deeds;
    private Notice notice;
    private boolean leads;

    CompactNotice(Notice notice, NoticeDeeds deeds) {
        this.notice = notice;
        this.deeds = deeds;
        getElement().getClassList().addAll(List.of("kb-notice", "kb-compact"));
        notice.kind().severity().mark(this);
        getElement()
                .setAttribute("aria-labelledby", NoticeCard.headlineId(notice))
                .setAttribute("tabindex", "-1");
        getElement()
                .addEventListener("click", this::pressed)
                .addEventData(PRESSED)
                .setFilter(PRESSED + " !== ''");
        fill();
    }

    private void pressed(DomEvent click) {
        switch (click.getEventData().path(PRESSED).asString("")) {
            case "go" -> deeds.go(notice);
            case "handle" -> deeds.handle(notice);
            case "read" -> deeds.read(notice);
            default -> {
                // Nothing of this page sends another one.
            }
        }
    }

    @Override
    public Component part() {
        return this;
    }

    @Override
    public Notice notice() {
        return notice;
    }

    @Override
    public void show(Notice later) {
        if (!later.equals(notice)) {
            notice = later;
            fill();
        }
    }

    @Override
    public void lead(boolean now) {
        if (now != leads) {
            leads = now;
            fill();
        }
    }

    @Override
    public void focusHeadline() {
        getElement().callJsFunction("focus");
    }

    private void fill() {
        getElement().setAttribute("data-read", notice.read() || notice.inHand());
        NoticeText text = NoticeTexts.of(notice, getLocale());
        String markup = Stream.of(band(), headline(text), body(text), facts(), actions())
                .flatMap(part -> part)
                .map(Drawing::markup)
                .reduce("", String::concat);
        if (!markup.equals(getElement().getProperty(MARKUP))) {
            getElement().setProperty(MARKUP, markup);
        }
    }

    private Stream<Element> band() {
        if (!notice.kind().banded()) {
            return Stream.empty();
        }
        Element band = div("kb-band").attr("lang", "ja");
        band.appendElement("span").attr("aria-hidden", "true").text(NoticeCard.BAND_MARK);
        band.appendElement("span").text(NoticeCard.BAND);
        return Stream.of(band);
    }

    private Stream<Element> headline(NoticeText text) {
        return Stream.of(new Element("h2")
                .attr("id", NoticeCard.headlineId(notice))
                .attr("lang", text.language().getLanguage())
                .text(text.headline()));
    }

    private Stream<Element> body(NoticeText text) {
        Element body = div("kb-body").attr("lang", text.language().getLanguage());
        text.parts().forEach(part -> {
            switch (part) {
                case Paragraph(Link link, String words) -> {
                    Element paragraph = body.appendElement("p");
                    if (link != null) {
                        paragraph
                                .appendElement("a")
                                .attr("href", link.path())
                                .attr("aria-describedby", NoticeCard.headlineId(notice))
                                .text(link.label());
                    }
                    paragraph.appendText(words);
                }
                case Causes(List<String> causes) -> {
                    Element list = body.appendElement("ol");
                    causes.forEach(cause -> list.appendElement("li").text(cause));
                }
            }
        });
        return Stream.of(body);
    }

    private Stream<Element> facts() {
        Element facts = div("kb-facts");
        words.gloss(notice)
                .ifPresent(
                        gloss -> facts.appendElement("p").addClass("kb-gloss").text(gloss));
        words.facts(notice).forEach(fact -> {
            Element drawn = facts.appendElement("span").text(fact.word());
            fact.severity().ifPresent(level -> drawn.addClass("kb-badge").attr("data-level", level.level()));
        });
        return Stream.of(facts);
    }

    private Stream<Element> actions() {
        Element actions = div("kb-actions");
        boolean renews = NoticeAside.renews(notice, deeds.mayChange());
        button(actions, "go", words.say(renews ? "notice.renew" : "notice.check"));
        if (deeds.mayChange() && notice.kind().wantsHandling()) {
            button(
                    actions,
                    "handle",
                    words.say(notice.handling().isPresent() ? "notice.handling.let-go" : "notice.handling.take"));
        }
        if (!notice.read()) {
            button(actions, "read", words.say("notice.read"));
        }
        return Stream.of(actions);
    }

    private void button(Element actions, String deed, String label) {
        Element button = actions.appendElement("button")
                .attr("type", "button")
                .attr(DEED, deed)
                .attr("aria-label", words.named(label, notice))
                .text(label);
        if (leads && "go".equals(deed)) {
            button.attr("data-leads", true);
        }
    }

    private static Element div(String style) {
        return new Element("div").addClass(style);
    }
}
