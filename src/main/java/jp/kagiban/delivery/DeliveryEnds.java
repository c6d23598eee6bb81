package jp.kagiban.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kagiban.delivery.Reminders.Due;
import jp.kagiban.delivery.channel.TrialTaken;
import jp.kagiban.storage.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes how a delivery ended. What it was to tell and hasn't told may be told by another, unless it was given up. */
@Component
class DeliveryEnds {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryEnds.class);

    /** What is left for want of room, or for the quiet hours, is looked for anew. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final DeliveryStore store;
    private final Jobs jobs;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeliveryEnds(
            DeliveryStore store,
            Jobs jobs,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    void sent(Delivery delivery, String said, List<Due> told) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            store.told(delivery, told.stream().map(Due::reminder).toList(), now);
            end(delivery, DeliveryState.SENT, said);
            if (store.release(delivery) > 0) {
                jobs.planAtLatest(new DeliveryJobs.RunJob(delivery.tenant()), now.plus(SOON));
            }
        });
    }

    void dropped(Delivery delivery) {
        transaction.executeWithoutResult(_ -> {
            end(delivery, DeliveryState.DROPPED, "");
            store.release(delivery);
        });
    }

    void failed(Delivery delivery, String said) {
        LOG.warn("Notices over {} are given up: {}", delivery.channel(), said);
        transaction.executeWithoutResult(_ -> end(delivery, DeliveryState.FAILED, said));
    }

    @EventListener
    void on(TrialTaken trial) {
        transaction.executeWithoutResult(_ -> {
            store.tried(trial, clock.instant());
            events.publishEvent(new DeliveryEnded(trial.tenant()));
        });
    }

    private void end(Delivery delivery, DeliveryState state, String said) {
        store.ended(delivery, state, said, clock.instant());
        events.publishEvent(new DeliveryEnded(delivery.tenant()));
    }
}
