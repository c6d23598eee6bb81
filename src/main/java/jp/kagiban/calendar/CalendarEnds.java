package jp.kagiban.calendar;

import java.util.List;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.delivery.LastingReceivers;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.register.ShopDeleted;
import jp.kagiban.tenancy.Team.MemberLeft;
import jp.kagiban.tenancy.TenantDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends addresses by themselves or with the membership, and deletes what is kept of dates with the shop or the company. */
@Component
class CalendarEnds implements LastingReceivers {

    private final Feeds feeds;
    private final Stamps stamps;
    private final AuditTrail trail;

    CalendarEnds(Feeds feeds, Stamps stamps, AuditTrail trail) {
        this.feeds = feeds;
        this.stamps = stamps;
        this.trail = trail;
    }

    @Override
    public List<Receiver> of(TenantId tenant, MemberId member) {
        return feeds.of(tenant, member).stream()
                .map(feed -> new Receiver("calendar.heading", "", feed.madeAt()))
                .toList();
    }

    @Override
    public void end(TenantId tenant, MemberId member) {
        if (feeds.end(tenant, member)) {
            trail.record(AuditRecord.of(Action.CALENDAR_CLOSED));
        }
    }

    @EventListener
    void on(MemberLeft left) {
        feeds.end(left.tenant(), left.member());
    }

    @EventListener
    void on(ShopDeleted deleted) {
        stamps.forget(deleted.tenant(), deleted.shop());
    }

    @EventListener
    void on(TenantDeleted deleted) {
        feeds.endAll(deleted.tenant());
        stamps.forgetAll(deleted.tenant());
    }
}
