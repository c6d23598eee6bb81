package jp.kagiban.notice;

import jp.kagiban.kit.LivePages;
import jp.kagiban.shop.ShopChanged;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells open pages what has changed, once it is stored. */
@Component
class ShopChangesToPages {

    private final LivePages pages;

    ShopChangesToPages(LivePages pages) {
        this.pages = pages;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(ShopChanged changed) {
        pages.changed(changed.tenant());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(NoticesMarked marked) {
        pages.changed(marked.tenant());
    }
}
