package jp.kagiban.notice;

import com.vaadin.flow.component.Component;

/** One notice on a page, with the role {@code article} and the name of its headline. Later states are shown in place. */
sealed interface NoticeArticle permits NoticeCard, CompactNotice {

    /** What stands on the page. */
    Component part();

    Notice notice();

    /** Shows a later state. What stays the same isn't touched, so that focus and reading go on. */
    void show(Notice later);

    void focusHeadline();
}
