package jp.kagiban.notice;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.card.CardVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import jp.kagiban.kit.Icons;
import jp.kagiban.shared.Kebab;

/** One of the first notices of a page, in full size. */
final class NoticeCard extends Card implements NoticeArticle {

    /** To the character, like the texts below it. */
    static final String BAND_MARK = "！";

    static final String BAND = "緊急なお知らせ";

    private final NoticeWords words = new NoticeWords(getLocale());
    private final H2 headline = new H2();
    private final Div body = new Div();
    private final Div facts = new Div();
    private final Button go;
    private final Button read;
    private final Button handle;
    private final boolean mayRenew;
    private final boolean mayHandle;
    private Notice notice;
    private List<NoticeText.Part> parts = List.of();

    NoticeCard(Notice notice, NoticeDeeds deeds) {
        this.notice = notice;
        mayRenew = deeds.mayChange();
        mayHandle = mayRenew && notice.kind().wantsHandling();
        go = new Button("", pressed -> deeds.go(this.notice));
        handle = new Button("", pressed -> deeds.handle(this.notice));
        read = new Button(getTranslation("notice.read"), pressed -> deeds.read(this.notice));
        frame(notice.kind());
        fill();
        Div actions = new Div(go, handle, read);
        actions.addClassName("kb-actions");
        add(body, facts, actions);
    }

    private void frame(NoticeKind kind) {
        setAriaRole("article");
        addThemeVariants(CardVariant.OUTLINED, CardVariant.COVER_MEDIA);
        addClassName("kb-notice");
        kind.severity().mark(this);
        if (kind.banded()) {
            setMedia(band());
        }
        if (kind == NoticeKind.EXPIRED) {
            setHeaderPrefix(Icons.TRIANGLE.draw());
        }
        headline.setId(headlineId(notice));
        headline.getElement().setAttribute("tabindex", "-1");
        setTitle(headline);
        headline.getId().ifPresent(this::setAriaLabelledBy);
        facts.addClassName("kb-facts");
        handle.addThemeVariants(ButtonVariant.TERTIARY);
        read.addThemeVariants(ButtonVariant.TERTIARY);
    }

    private static Div band() {
        Span mark = new Span(BAND_MARK);
        mark.getElement().setAttribute("aria-hidden", "true");
        Div band = new Div(mark, new Span(BAND));
        band.addClassName("kb-band");
        band.getElement().setAttribute("lang", "ja");
        return band;
    }

    private static Span drawn(NoticeWords.Fact fact) {
        Span drawn = new Span(fact.word());
        fact.severity().ifPresent(level -> {
            drawn.addClassName("kb-badge");
            level.mark(drawn);
        });
        return drawn;
    }

    @Override
    public Component part() {
        return this;
    }

    @Override
    public void show(Notice later) {
        if (!later.equals(notice)) {
            notice = later;
            fill();
        }
    }

    private void fill() {
        NoticeText text = NoticeTexts.of(notice, getLocale());
        headline.setText(text.headline());
        headline.getElement().setAttribute("lang", text.language().getLanguage());
        if (!text.parts().equals(parts)) {
            parts = text.parts();
            body.removeAll();
            body.add(CardRenderer.render(text, headline.getId().orElseThrow()));
        }
        facts.removeAll();
        words.gloss(notice).map(Paragraph::new).ifPresent(gloss -> {
            gloss.addClassName("kb-gloss");
            facts.add(gloss);
        });
        words.facts(notice).forEach(fact -> facts.add(drawn(fact)));
        handle.setText(words.handle(notice));
        handle.setVisible(mayHandle);
        handle.setAriaLabel(words.named(handle.getText(), notice));
        getElement().setAttribute("data-read", notice.read() || notice.inHand());
        go.setText(words.onward(notice, mayRenew));
        go.setAriaLabel(words.named(go.getText(), notice));
        read.setAriaLabel(words.named(read.getText(), notice));
        read.setVisible(!notice.read());
    }

    /** Makes its first button the page's main one, or not. */
    void lead(boolean leads) {
        go.setThemeVariant(ButtonVariant.PRIMARY, leads);
    }

    @Override
    public void focusHeadline() {
        headline.getElement().callJsFunction("focus");
    }

    @Override
    public Notice notice() {
        return notice;
    }

    static String headlineId(Notice notice) {
        return "notice-" + notice.key().shop() + "-" + Kebab.of(notice.kind());
    }
}
