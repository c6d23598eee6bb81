package jp.kagiban.order;

import jp.kagiban.kit.LivePages;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells open pages after the commit that orders have changed. */
@Component
class OrdersToPages {

    private final LivePages pages;

    OrdersToPages(LivePages pages) {
        this.pages = pages;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(OrdersChanged changed) {
        pages.changed(changed.tenant());
    }
}
