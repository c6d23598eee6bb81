package jp.kagiban.notice;

import jp.kagiban.tenancy.TenantDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes the read marks of a company together with it. */
@Component
class MarksOfDeletedTenants {

    private final ReadMarks marks;

    MarksOfDeletedTenants(ReadMarks marks) {
        this.marks = marks;
    }

    @EventListener
    void on(TenantDeleted deleted) {
        marks.forgetAll(deleted.tenant());
    }
}
