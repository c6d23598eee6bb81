package jp.kagiban.notice;

import jp.kagiban.tenancy.Team.MemberLeft;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a member saw to has nobody who sees to it once they have left, and open pages say so. */
@Component
class HandlingsOfGoneMembers {

    private final HandlingRows handlings;
    private final ApplicationEventPublisher events;

    HandlingsOfGoneMembers(HandlingRows handlings, ApplicationEventPublisher events) {
        this.handlings = handlings;
        this.events = events;
    }

    @EventListener
    void on(MemberLeft left) {
        if (handlings.forgetMember(left.tenant(), left.member()) > 0) {
            events.publishEvent(new NoticesMarked(left.tenant()));
        }
    }
}
