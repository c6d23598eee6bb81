package jp.kagiban.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.kagiban.delivery.channel.NoticeChannel.DeliveryWanted;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.ActiveKeys;
import jp.kagiban.shop.register.ShopChanged;
import jp.kagiban.storage.Jobs;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Schedules the runs of a company: soon after one of its shops has changed, and again if its job is lost. */
@Component
class DeliveryPlanner {

    /** One run covers several changes in a row. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private static final Duration PERIOD = Duration.ofHours(1);

    private final Jobs jobs;
    private final ActiveKeys keys;
    private final Clock clock;

    DeliveryPlanner(Jobs jobs, ActiveKeys keys, Clock clock) {
        this.jobs = jobs;
        this.keys = keys;
        this.clock = clock;
    }

    @EventListener
    void on(ShopChanged changed) {
        soon(changed.tenant());
    }

    @EventListener
    void on(DeliveryWanted changed) {
        soon(changed.tenant());
    }

    /** Keeps an earlier run. Otherwise shops with frequent checks would postpone it for ever. */
    private void soon(TenantId tenant) {
        jobs.planAtLatest(new DeliveryJobs.RunJob(tenant), clock.instant().plus(SOON));
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.plan(DeliveryJobs.RECONCILE, clock.instant());
    }

    /** Returns the time of the next reconciliation. */
    Instant reconcile() {
        Instant now = clock.instant();
        keys.all().stream()
                .map(ActiveKeys.InUse::tenant)
                .distinct()
                .forEach(tenant -> jobs.planUnlessThere(new DeliveryJobs.RunJob(tenant), now));
        return now.plus(PERIOD);
    }
}
