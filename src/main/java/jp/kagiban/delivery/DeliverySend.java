package jp.kagiban.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import jp.kagiban.delivery.DueNotices.Due;
import jp.kagiban.delivery.Recipients.Way;
import jp.kagiban.delivery.channel.AnswerCode;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.NoticeChannel.DeliveryWanted;
import jp.kagiban.delivery.channel.NoticeChannel.ReceiverReached;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.OutOfReach;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends one delivery with its current text. Leaves out notices that no longer hold or that a later reminder covers. Retries a
 * failure by {@link jp.kagiban.shared.SendBackoff} and gives the delivery up after two days.
 */
@Component
class DeliverySend {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverySend.class);

    /** Mails and calls share the scheduler's 64 threads with all other jobs. They hold at most 40 of them. */
    private static final int MAILS_AT_ONCE = 8;

    /** Equals the number of outgoing calls at a time. One more delivery would open its secrets and then find no place. */
    private static final int CALLS_AT_ONCE = 32;

    private static final Duration UNTIL_A_PLACE_IS_FREE = Duration.ofSeconds(10);
    private static final int SPREAD_MILLIS = 10_000;

    private final DeliveryStore store;
    private final DueNotices due;
    private final Digests digests;
    private final Recipients recipients;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Semaphore mails = new Semaphore(MAILS_AT_ONCE);
    private final Semaphore calls = new Semaphore(CALLS_AT_ONCE);

    DeliverySend(
            DeliveryStore store,
            DueNotices due,
            Digests digests,
            Recipients recipients,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.due = due;
        this.digests = digests;
        this.recipients = recipients;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A delivery was sent, dropped or given up. */
    record DeliveryEnded(TenantId tenant) implements LivePages.Change {}

    /** Returns when to retry; empty if the delivery has ended. Runs in the scope of the tenant. */
    Optional<Instant> run(TenantId tenant, UUID id) {
        return store.waiting(tenant, id).flatMap(this::inTurn);
    }

    /** A mail server that hangs doesn't delay chats and phones. */
    private Optional<Instant> inTurn(Delivery delivery) {
        Semaphore places = delivery.channel() == ChannelKind.MAIL ? mails : calls;
        if (!places.tryAcquire()) {
            return noPlace(delivery);
        }
        try {
            return hand(delivery);
        } finally {
            places.release();
        }
    }

    /** Spreads the retries, so that they don't all come at the same time. */
    private Optional<Instant> noPlace(Delivery delivery) {
        int later = Math.floorMod(delivery.id().hashCode(), SPREAD_MILLIS);
        return Optional.of(clock.instant().plus(UNTIL_A_PLACE_IS_FREE).plusMillis(later));
    }

    private Optional<Instant> hand(Delivery delivery) {
        DueNotices.Now now = due.of(delivery.tenant());
        List<Due> standing = standing(delivery, now);
        Optional<Way> way = recipients.find(delivery.channel(), delivery.recipient());
        if (standing.isEmpty() || way.isEmpty()) {
            dropped(delivery);
            return Optional.empty();
        }
        List<Due> allowed = now.allowed(standing);
        return allowed.isEmpty() ? now.quietUntil() : hand(delivery, way.get(), fitting(delivery, way.get(), allowed));
    }

    /** Returns the notices that still hold and whose reminder is the latest one. */
    private List<Due> standing(Delivery delivery, DueNotices.Now now) {
        Set<Reminder.Told> wanted = store.reminders(delivery);
        return now.due().stream()
                .filter(one -> wanted.contains(one.reminder().told()))
                .toList();
    }

    private static List<Due> fitting(Delivery delivery, Way way, List<Due> told) {
        return told.subList(0, Math.min(way.channel().most(delivery.channel()), told.size()));
    }

    private Optional<Instant> hand(Delivery delivery, Way way, List<Due> told) {
        return switch (answer(delivery, way, told)) {
            case SendResult.Taken(String said) -> {
                sent(delivery, way.recipient(), said, told);
                yield Optional.empty();
            }
            case SendResult.Refused(String said) -> {
                failed(delivery, said);
                yield Optional.empty();
            }
            case SendResult.NoPlace _ -> noPlace(delivery);
            case SendResult.Later(String said, Optional<Duration> after) -> later(delivery, said, after);
        };
    }

    /**
     * Counts a fault of the portal as a failure, so that the retries end. If the database or the key store is down, the job itself
     * is retried.
     */
    private SendResult answer(Delivery delivery, Way way, List<Due> told) {
        try {
            return way.channel().send(way.recipient(), digests.of(delivery.id(), way.recipient(), told));
        } catch (DataAccessException away) {
            throw away;
        } catch (RuntimeException fault) {
            if (OutOfReach.isIn(fault)) {
                throw fault;
            }
            LOG.warn("Notices over {} could not be sent; they are retried later", delivery.channel(), fault);
            return new SendResult.Later(AnswerCode.FAULT.name());
        }
    }

    private Optional<Instant> later(Delivery delivery, String said, Optional<Duration> after) {
        Optional<Instant> next = delivery.nextTry(clock.instant(), after);
        if (next.isEmpty()) {
            failed(delivery, said);
        } else {
            LOG.info("Notices over {} could not be handed over and are tried again: {}", delivery.channel(), said);
            store.triedAgain(delivery, said);
        }
        return next;
    }

    /** Releases the notices that weren't sent with it and those of failed deliveries, so that another delivery sends them. */
    private void sent(Delivery delivery, Recipient to, String said, List<Due> told) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            store.told(delivery, to.name(), told.stream().map(Due::reminder).toList(), now);
            end(delivery, DeliveryState.SENT, said);
            int left = store.release(delivery)
                    + store.releaseGivenUp(delivery.tenant(), delivery.channel(), delivery.recipient());
            lookAgain(delivery.tenant(), left);
        });
    }

    private void dropped(Delivery delivery) {
        transaction.executeWithoutResult(_ -> {
            end(delivery, delivery.tries() > 0 ? DeliveryState.LAPSED : DeliveryState.DROPPED, null);
            store.release(delivery);
        });
    }

    private void failed(Delivery delivery, String said) {
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

    /** Plans a run for notices that had no room, met the quiet hours or were given up. */
    private void lookAgain(TenantId tenant, int left) {
        if (left > 0) {
            events.publishEvent(new DeliveryWanted(tenant));
        }
    }

    private void end(Delivery delivery, DeliveryState state, @Nullable String said) {
        store.ended(delivery, state, said, clock.instant());
        events.publishEvent(new DeliveryEnded(delivery.tenant()));
    }
}
