package jp.kagiban.notice;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.card.CardVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import jp.kagiban.kit.Icons;
import jp.kagiban.notice.Notice.OwnWords;
import jp.kagiban.notice.Notice.Stage;
import jp.kagiban.shared.Kebab;

/** One notice: an article named by its headline. Later states of the same notice are shown in place. */
final class NoticeCard extends Card {

    /** To the character, like the texts below it. */
    private static final String BAND_MARK = "！";

    private static final String BAND = "緊急なお知らせ";

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
        headline.setId("notice-" + notice.key().shop() + "-" + Kebab.of(kind));
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

    /** Shows a later state. What stays the same isn't touched, so that focus and reading go on. */
    void show(Notice later) {
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
        facts.add(words.facts(notice));
        handle.setText(
                getTranslation(notice.handling().isPresent() ? "notice.handling.let-go" : "notice.handling.take"));
        handle.setVisible(mayHandle);
        handle.setAriaLabel(words.named(handle.getText(), notice));
        getElement().setAttribute("data-read", notice.read() || notice.inHand());
        go.setText(getTranslation(NoticeAside.renews(notice, mayRenew) ? "notice.renew" : "notice.check"));
        go.setAriaLabel(words.named(go.getText(), notice));
        read.setAriaLabel(words.named(read.getText(), notice));
        read.setVisible(!notice.read());
    }

    /** Makes its first button the page's main one, or not. */
    void lead(boolean leads) {
        go.setThemeVariant(ButtonVariant.PRIMARY, leads);
    }

    void focusHeadline() {
        headline.getElement().callJsFunction("focus");
    }

    Notice notice() {
        return notice;
    }

    /** What a polite line says of it. */
    String spoken() {
        return switch (notice.text()) {
            case Stage stage -> words.gloss(notice.kind(), notice.shopName(), stage);
            case OwnWords _ -> headline.getText();
        };
    }
}
