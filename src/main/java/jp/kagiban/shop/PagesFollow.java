package jp.kagiban.shop;

import jp.kagiban.kit.LivePages;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells open pages after the commit that something of a shop has changed. */
@Component
class PagesFollow {

    private final LivePages pages;

    PagesFollow(LivePages pages) {
        this.pages = pages;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(ShopChanged changed) {
        pages.changed(changed.tenant());
    }
}
