package jp.kagiban.notice;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.DomEvent;
import java.util.List;

/**
 * One notice of many: the same texts, whole and in the same order as on a {@link NoticeCard}, in smaller type. It is one piece
 * of markup, so that fifteen of them are no load, and its buttons are told apart by what they are marked with.
 */
@Tag("article")
final class CompactNotice extends Component implements NoticeArticle {

    /** The mark of the button that was pressed, or empty beside the buttons. */
    private static final String PRESSED =
            "(event.target.closest('[" + NoticeDrawing.DEED + "]') || {dataset: {deed: ''}}).dataset.deed";

    private static final String MARKUP = "innerHTML";

    private final NoticeDeeds deeds;
    private Notice notice;

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
            case NoticeDrawing.GO -> deeds.go(notice);
            case NoticeDrawing.HANDLE -> deeds.handle(notice);
            case NoticeDrawing.READ -> deeds.read(notice);
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
    public void focusHeadline() {
        getElement().callJsFunction("focus");
    }

    private void fill() {
        getElement().setAttribute("data-read", notice.read() || notice.inHand());
        String markup = new NoticeDrawing(notice, getLocale(), deeds.mayChange()).markup();
        if (!markup.equals(getElement().getProperty(MARKUP))) {
            getElement().setProperty(MARKUP, markup);
        }
    }
}
