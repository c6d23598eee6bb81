package jp.kagiban.notice;

import jp.kagiban.shop.register.ShopDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes the marks of a shop together with it. */
@Component
class MarksOfDeletedShops {

    private final ReadMarks marks;
    private final HandlingRows handlings;

    MarksOfDeletedShops(ReadMarks marks, HandlingRows handlings) {
        this.marks = marks;
        this.handlings = handlings;
    }

    @EventListener
    void on(ShopDeleted deleted) {
        marks.forget(deleted.tenant(), deleted.shop());
        handlings.forgetShop(deleted.tenant(), deleted.shop());
    }
}
