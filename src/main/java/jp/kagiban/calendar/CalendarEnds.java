package jp.kagiban.calendar;

import jp.kagiban.shop.register.ShopDeleted;
import jp.kagiban.tenancy.MemberLeft;
import jp.kagiban.tenancy.TenantDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends addresses with the membership, and deletes what is kept of dates with the shop or the company. */
@Component
class CalendarEnds {

    private final Feeds feeds;
    private final Stamps stamps;

    CalendarEnds(Feeds feeds, Stamps stamps) {
        this.feeds = feeds;
        this.stamps = stamps;
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
