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

    private final Actions actions;
    private Notice notice;
    private @Nullable Size size;

    /** A member's actions on a notice's card. */
    interface Actions {

        /** Goes where the matter is seen to. */
        void go(Notice notice);

        void read(Notice notice);

        /** Says that they see to it, or, where somebody does already, that nobody does any more. */
        void handle(Notice notice);

        /** Whether they may change shops and enter keys; else they can only look and read. */
        boolean mayChange();
    }

    /** How large a notice stands on its page, which goes by its place. */
    enum Size {
        /** The first: its button is the page's main one. */
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
        Presses.in(this, this::pressed);
    }

    private void pressed(String deed) {
        switch (deed) {
            case NoticeDrawing.GO -> actions.go(notice);
            case NoticeDrawing.HANDLE -> actions.handle(notice);
            case NoticeDrawing.READ -> actions.read(notice);
            default -> {
                // Nothing of this page sends another one.
            }
        }
    }

    Notice notice() {
        return notice;
    }

    /** Shows it as it stands now. Unchanged parts aren't touched, so that focus and reading go on. */
    void show(Notice later, Size place) {
        if (place == size && later.equals(notice)) {
            return;
        }
        notice = later;
        size = place;
        getElement().getClassList().set("kb-compact", size == Size.COMPACT);
        getElement().setAttribute("data-read", notice.read() || notice.inHand());
        Drawing.show(this, new NoticeDrawing(notice, getLocale(), actions.mayChange()).markup(size));
    }

    void focus() {
        getElement().callJsFunction("focus");
    }
}
