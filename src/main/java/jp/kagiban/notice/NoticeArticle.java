package jp.kagiban.notice;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.Uses;
import java.util.List;
import jp.kagiban.kit.Drawing;
import jp.kagiban.kit.Presses;
import org.jspecify.annotations.Nullable;

/**
 * Shows one notice on a page, under its headline. Full and compact cards have the same texts, complete and in the same
 * order. A row leaves out the texts at the head of its group. An article is a single piece of markup, so that fifteen of
 * them load fast. Marks on its buttons say which one was pressed.
 */
@Tag("article")
@Uses(Button.class)
final class NoticeArticle extends Component {

    private final Actions actions;
    private Notice notice;
    private @Nullable Size size;
    private List<NoticeText.Part> atHead = List.of();

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
        /** The first notice, if its button is the page's main one. */
        LEADING,
        FULL,
        COMPACT,
        /** A row in a group. */
        ROW;

        private static final int IN_FULL = 3;

        /** Returns whether the type is smaller, and the buttons are plain text. */
        boolean plain() {
            return this == COMPACT || this == ROW;
        }

        /**
         * Returns the size of a card.
         *
         * @param index of the card on its page, from 0
         * @param dense whether all cards are compact
         * @param leads whether the first card may have the page's main button
         */
        static Size at(int index, boolean dense, boolean leads) {
            if (dense || index >= IN_FULL) {
                return COMPACT;
            }
            return index == 0 && leads ? LEADING : FULL;
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
     *
     * @param newAtHead the texts at the head of the notice's group, which a row leaves out
     */
    void show(Notice newNotice, Size newSize, List<NoticeText.Part> newAtHead) {
        if (newSize == size && newNotice.equals(notice) && newAtHead.equals(atHead)) {
            return;
        }
        notice = newNotice;
        size = newSize;
        atHead = newAtHead;
        getElement().getClassList().set("kb-compact", newSize.plain());
        getElement().setAttribute("data-read", notice.read() || notice.inHand());
        NoticeDrawing drawing = new NoticeDrawing(notice, getLocale(), actions.mayChange());
        Drawing.show(this, size == Size.ROW ? drawing.row(atHead) : drawing.card(size));
    }

    void focus() {
        getElement().callJsFunction("focus");
    }
}
