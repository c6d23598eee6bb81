package jp.kagiban.notice;

import jp.kagiban.shop.register.ShopDeleted;
import jp.kagiban.tenancy.Team.MemberLeft;
import jp.kagiban.tenancy.TenantDeleted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Deletes read marks and handlings together with their shop or company. When a member leaves, deletes the notices'
 * handlings by that member. The member's read marks stay.
 */
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
        marks.deleteShop(deleted.tenant(), deleted.shop());
        handlings.deleteShop(deleted.tenant(), deleted.shop());
    }

    @EventListener
    void on(TenantDeleted deleted) {
        marks.deleteAll(deleted.tenant());
        handlings.deleteAll(deleted.tenant());
    }

    /** Nobody handles the member's notices any more, so open pages redraw. */
    @EventListener
    void on(MemberLeft left) {
        if (handlings.deleteMember(left.tenant(), left.member()) > 0) {
            events.publishEvent(new Notices.Marked(left.tenant()));
        }
    }
}
