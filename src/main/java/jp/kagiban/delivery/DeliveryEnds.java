package jp.kagiban.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kagiban.delivery.Reminders.Due;
import jp.kagiban.delivery.channel.ReceiverReached;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.storage.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notes how a delivery ended. What it was to tell and hasn't told may be told by another: at once, or, if it was given up, as soon
 * as something gets through to its recipient.
 */
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

    void sent(Delivery delivery, Recipient to, String said, List<Due> told) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            store.told(delivery, to.name(), told.stream().map(Due::reminder).toList(), now);
            end(delivery, DeliveryState.SENT, said);
            int left = store.release(delivery)
                    + store.releaseGivenUp(delivery.tenant(), delivery.channel(), delivery.recipient());
            lookAgain(delivery.tenant(), left, now);
        });
    }

    void dropped(Delivery delivery) {
        transaction.executeWithoutResult(_ -> {
            if (delivery.tries() > 0) {
                store.lapsed(delivery, clock.instant());
                events.publishEvent(new DeliveryEnded(delivery.tenant()));
            } else {
                end(delivery, DeliveryState.DROPPED, "");
            }
            store.release(delivery);
        });
    }

    void failed(Delivery delivery, String said) {
        LOG.warn("Notices over {} are given up: {}", delivery.channel(), said);
        transaction.executeWithoutResult(_ -> end(delivery, DeliveryState.FAILED, said));
    }

    @EventListener
    void on(ReceiverReached reached) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            store.reached(reached, now);
            int left = store.releaseGivenUp(reached.tenant(), reached.channel(), reached.recipient());
            lookAgain(reached.tenant(), left, now);
            events.publishEvent(new DeliveryEnded(reached.tenant()));
        });
    }

    private void lookAgain(UUID tenant, int left, Instant now) {
        if (left > 0) {
            jobs.planAtLatest(new DeliveryJobs.RunJob(tenant), now.plus(SOON));
        }
    }

    private void end(Delivery delivery, DeliveryState state, String said) {
        store.ended(delivery, state, said, clock.instant());
        events.publishEvent(new DeliveryEnded(delivery.tenant()));
    }
}
