package jp.kagiban.notice;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.Uses;
import jp.kagiban.kit.Drawing;
import jp.kagiban.kit.Presses;
import org.jspecify.annotations.Nullable;

/**
 * Shows one notice on a page, under its headline. Full and compact articles have the same texts, complete and in the
 * same order. An article is a single piece of markup, so that fifteen of them load fast. Marks on its buttons say which
 * one was pressed.
 */
@Tag("article")
@Uses(Button.class)
final class NoticeArticle extends Component {

    private final Actions actions;
    private Notice notice;
    private @Nullable Size size;

    /** A member's actions on a notice's card. */
    interface Actions {

        /** Opens the page where the notice can be settled. */
        void go(Notice notice);

        void read(Notice notice);

        /** Takes the notice in hand for the member. If somebody handles it already, ends that. */
        void handle(Notice notice);

        /** Returns whether the member may change shops and enter keys. Other members can only look and mark as read. */
        boolean mayChange();
    }

    /** The size of a notice, which depends on its position on the page. */
    enum Size {
        /** The first notice. Its button is the page's main one. */
        LEADING,
        FULL,
        COMPACT;

        private static final int IN_FULL = 3;

        /** @param index of the notice on its page, from 0 */
        static Size at(int index) {
            if (index == 0) {
                return LEADING;
            }
            return index < IN_FULL ? FULL : COMPACT;
        }
    }

    NoticeArticle(Notice notice, Actions actions) {
        this.notice = notice;
        this.actions = actions;
        notice.kind().severity().mark(this);
        getElement().getClassList().add("kb-notice");
        getElement()
                .setAttribute("aria-labelledby", NoticeDrawing.headlineId(notice))
                .setAttribute("tabindex", "-1");
        Presses.in(this, this::perform);
    }

    private void perform(String action) {
        switch (action) {
            case NoticeDrawing.GO -> actions.go(notice);
            case NoticeDrawing.HANDLE -> actions.handle(notice);
            case NoticeDrawing.READ -> actions.read(notice);
            default -> {
                // The page's own buttons have no other marks.
            }
        }
    }

    Notice notice() {
        return notice;
    }

    /**
     * Shows the notice's current state. Redraws nothing if nothing changed, so that focus and reading aren't
     * interrupted.
     */
    void show(Notice newNotice, Size newSize) {
        if (newSize == size && newNotice.equals(notice)) {
            return;
        }
        notice = newNotice;
        size = newSize;
        getElement().getClassList().set("kb-compact", size == Size.COMPACT);
        getElement().setAttribute("data-read", notice.read() || notice.inHand());
        Drawing.show(this, new NoticeDrawing(notice, getLocale(), actions.mayChange()).markup(size));
    }

    void focus() {
        getElement().callJsFunction("focus");
    }
}
