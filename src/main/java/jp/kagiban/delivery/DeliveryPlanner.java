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

/** Schedules a company's delivery run soon after a change, and again if its job was lost. */
@Component
class DeliveryPlanner {

    /** One run covers several changes in a row. */
    private static final Duration RUN_DELAY = Duration.ofMinutes(1);

    private static final Duration RECONCILE_PERIOD = Duration.ofHours(1);

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
        planSoon(changed.tenant());
    }

    @EventListener
    void on(DeliveryWanted wanted) {
        planSoon(wanted.tenant());
    }

    /**
     * Keeps a run that is planned for an earlier time. Otherwise shops with frequent checks would postpone it for ever.
     */
    private void planSoon(TenantId tenant) {
        jobs.planAtLatest(new DeliveryJobs.RunJob(tenant), clock.instant().plus(RUN_DELAY));
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.plan(DeliveryJobs.RECONCILE, clock.instant());
    }

    /** Plans a run for each company that has keys in use but no run. Returns the time of the next reconciliation. */
    Instant reconcile() {
        Instant now = clock.instant();
        keys.all().stream()
                .map(ActiveKeys.InUse::tenant)
                .distinct()
                .forEach(tenant -> jobs.planUnlessThere(new DeliveryJobs.RunJob(tenant), now));
        return now.plus(RECONCILE_PERIOD);
    }
}
