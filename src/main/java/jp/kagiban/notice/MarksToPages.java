package jp.kagiban.notice;

import jp.kagiban.kit.LivePages;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells open pages after the commit that notices have been marked as read. */
@Component
class MarksToPages {

    private final LivePages pages;

    MarksToPages(LivePages pages) {
        this.pages = pages;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(NoticesMarked marked) {
        pages.changed(marked.tenant());
    }
}
