package jp.kagiban.notice;

import jp.kagiban.tenancy.TenantDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes the marks of a company together with it. */
@Component
class MarksOfDeletedTenants {

    private final ReadMarks marks;
    private final HandlingRows handlings;

    MarksOfDeletedTenants(ReadMarks marks, HandlingRows handlings) {
        this.marks = marks;
        this.handlings = handlings;
    }

    @EventListener
    void on(TenantDeleted deleted) {
        marks.forgetAll(deleted.tenant());
        handlings.forgetAll(deleted.tenant());
    }
}
