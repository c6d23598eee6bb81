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

/** Has a company looked at: soon after one of its shops has changed, and anew where its job was lost. */
@Component
class DeliveryPlanner {

    /** Several changes in a row are told at once. */
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

    /** A run that is nearer stays, or shops that are checked all the time would push it on for ever. */
    private void soon(TenantId tenant) {
        jobs.planAtLatest(new DeliveryJobs.RunJob(tenant), clock.instant().plus(SOON));
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.plan(DeliveryJobs.RECONCILE, clock.instant());
    }

    /** Returns when to come again. */
    Instant reconcile() {
        Instant now = clock.instant();
        keys.all().stream()
                .map(ActiveKeys.InUse::tenant)
                .distinct()
                .forEach(tenant -> jobs.planUnlessThere(new DeliveryJobs.RunJob(tenant), now));
        return now.plus(PERIOD);
    }
}
