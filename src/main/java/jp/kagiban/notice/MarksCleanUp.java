package jp.kagiban.notice;

import jp.kagiban.shop.register.ShopDeleted;
import jp.kagiban.tenancy.Team.MemberLeft;
import jp.kagiban.tenancy.TenantDeleted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes read marks and handlings together with their shop or company. Deletes the handlings of a member who leaves; their read marks stay. */
@Component
class MarksCleanUp {

    private final ReadMarks marks;
    private final HandlingRows handlings;
    private final ApplicationEventPublisher events;

    MarksCleanUp(ReadMarks marks, HandlingRows handlings, ApplicationEventPublisher events) {
        this.marks = marks;
        this.handlings = handlings;
        this.events = events;
    }

    @EventListener
    void on(ShopDeleted deleted) {
        marks.forget(deleted.tenant(), deleted.shop());
        handlings.forgetShop(deleted.tenant(), deleted.shop());
    }

    @EventListener
    void on(TenantDeleted deleted) {
        marks.forgetAll(deleted.tenant());
        handlings.forgetAll(deleted.tenant());
    }

    /** Notices that the member handled are handled by nobody now, and open pages say so. */
    @EventListener
    void on(MemberLeft left) {
        if (handlings.forgetMember(left.tenant(), left.member()) > 0) {
            events.publishEvent(new Notices.Marked(left.tenant()));
        }
    }
}
