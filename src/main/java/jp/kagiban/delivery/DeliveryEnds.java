package jp.kagiban.delivery;

import jp.kagiban.kit.LivePages;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.kagiban.delivery.DueNotices.Due;
import jp.kagiban.delivery.channel.NoticeChannel.DeliveryWanted;
import jp.kagiban.delivery.channel.NoticeChannel.ReceiverReached;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
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

    private final DeliveryStore store;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeliveryEnds(DeliveryStore store, ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {
        this.store = store;
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
            lookAgain(delivery.tenant(), left);
        });
    }

    void dropped(Delivery delivery) {
        transaction.executeWithoutResult(_ -> {
            end(delivery, delivery.tries() > 0 ? DeliveryState.LAPSED : DeliveryState.DROPPED, null);
            store.release(delivery);
        });
    }

    void failed(Delivery delivery, String said) {
        LOG.warn(
                "Notices over {} are given up: {}. The company sees it at its receivers; if many fail, check the channel",
                delivery.channel(),
                said);
        transaction.executeWithoutResult(_ -> end(delivery, DeliveryState.FAILED, said));
    }

    @EventListener
    void on(ReceiverReached reached) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            store.reached(reached, now);
            int left = store.releaseGivenUp(reached.tenant(), reached.channel(), reached.recipient());
            lookAgain(reached.tenant(), left);
            events.publishEvent(new DeliveryEnded(reached.tenant()));
        });
    }

    /** For what is left for want of room, for the quiet hours, or since it was given up. */
    private void lookAgain(TenantId tenant, int left) {
        if (left > 0) {
            events.publishEvent(new DeliveryWanted(tenant));
        }
    }

    private void end(Delivery delivery, DeliveryState state, @Nullable String said) {
        store.ended(delivery, state, said, clock.instant());
        events.publishEvent(new DeliveryEnded(delivery.tenant()));
    }

    /** A delivery of notices has been handed over, dropped or given up. */
    record DeliveryEnded(TenantId tenant) implements LivePages.Change {}
}
