package jp.kagiban.notice;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.Uses;
import jp.kagiban.kit.Drawing;
import jp.kagiban.kit.Presses;
import org.jspecify.annotations.Nullable;

/**
 * One notice on a page, named by its headline; the same texts, whole and in the same order, in full size or compact. It is one
 * piece of markup, so that fifteen of them are no load, and its buttons are told apart by what they are marked with.
 */
@Tag("article")
@Uses(Button.class)
final class NoticeArticle extends Component {

    private final NoticeDeeds deeds;
    private Notice notice;
    private @Nullable NoticeSize size;

    NoticeArticle(Notice notice, NoticeDeeds deeds) {
        this.notice = notice;
        this.deeds = deeds;
        notice.kind().severity().mark(this);
        getElement().getClassList().add("kb-notice");
        getElement()
                .setAttribute("aria-labelledby", NoticeDrawing.headlineId(notice))
                .setAttribute("tabindex", "-1");
        Presses.in(this, this::pressed);
    }

    private void pressed(String deed) {
        switch (deed) {
            case NoticeDrawing.GO -> deeds.go(notice);
            case NoticeDrawing.HANDLE -> deeds.handle(notice);
            case NoticeDrawing.READ -> deeds.read(notice);
            default -> {
                // Nothing of this page sends another one.
            }
        }
    }

    Notice notice() {
        return notice;
    }

    /** Shows it as it stands now. What stays the same isn't touched, so that focus and reading go on. */
    void show(Notice later, NoticeSize place) {
        if (place == size && later.equals(notice)) {
            return;
        }
        notice = later;
        size = place;
        getElement().getClassList().set("kb-compact", size == NoticeSize.COMPACT);
        getElement().setAttribute("data-read", notice.read() || notice.inHand());
        Drawing.show(this, new NoticeDrawing(notice, getLocale(), deeds.mayChange()).markup(size));
    }

    void focus() {
        getElement().callJsFunction("focus");
    }
}
