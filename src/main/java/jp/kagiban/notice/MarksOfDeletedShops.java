package jp.kagiban.notice;

import jp.kagiban.shop.register.ShopDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes the read marks of a shop together with it. */
@Component
class MarksOfDeletedShops {

    private final ReadMarks marks;

    MarksOfDeletedShops(ReadMarks marks) {
        this.marks = marks;
    }

    @EventListener
    void on(ShopDeleted deleted) {
        marks.forget(deleted.tenant(), deleted.shop());
    }
}
