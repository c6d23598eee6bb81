package jp.kagiban.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
 * Sends one delivery with its current text. Leaves out notices that no longer hold or that a later reminder covers.
 * Retries a failure by {@link jp.kagiban.shared.SendBackoff}, and gives the delivery up after two days. The metric
 * {@code kagiban.deliveries} counts ended deliveries by channel and outcome.
 */
@Component
class DeliverySend {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverySend.class);

    /**
     * Mails and calls share the scheduler's 64 threads with all other jobs. Together, the mails and calls occupy at
     * most 40 threads.
     */
    private static final int MAILS_AT_ONCE = 8;

    /** Equals the limit of outgoing calls. Any further delivery would open its secrets only to find no free call. */
    private static final int CALLS_AT_ONCE = 32;

    private static final Duration RETRY_IF_FULL = Duration.ofSeconds(10);
    private static final int SPREAD_MILLIS = 10_000;

    private final DeliveryStore store;
    private final DueNotices due;
    private final Digests digests;
    private final Recipients recipients;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Semaphore mails = new Semaphore(MAILS_AT_ONCE);
    private final Semaphore calls = new Semaphore(CALLS_AT_ONCE);

    DeliverySend(
            DeliveryStore store,
            DueNotices due,
            Digests digests,
            Recipients recipients,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry meters) {
        this.store = store;
        this.due = due;
        this.digests = digests;
        this.recipients = recipients;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        this.meters = meters;
        // Registered at the start, because Prometheus doesn't see the first step of a new counter.
        for (ChannelKind channel : ChannelKind.values()) {
            ended(channel, DeliveryState.SENT);
            ended(channel, DeliveryState.FAILED);
        }
    }

    /** A delivery was sent, dropped or given up. */
    record DeliveryEnded(TenantId tenant) implements LivePages.Change {}

    /** Returns when to retry; empty if the delivery has ended. Runs in the scope of the tenant. */
    Optional<Instant> run(TenantId tenant, UUID id) {
        return store.findWaiting(tenant, id).flatMap(this::sendWithinLimit);
    }

    /** Uses separate limits, so that a mail server that hangs doesn't delay chats and phones. */
    private Optional<Instant> sendWithinLimit(Delivery delivery) {
        Semaphore limit = delivery.channel() == ChannelKind.MAIL ? mails : calls;
        if (!limit.tryAcquire()) {
            return retrySoon(delivery);
        }
        try {
            return send(delivery);
        } finally {
            limit.release();
        }
    }

    /** Spreads the retries over ten seconds, so that they don't all come at the same time. */
    private Optional<Instant> retrySoon(Delivery delivery) {
        int spread = Math.floorMod(delivery.id().hashCode(), SPREAD_MILLIS);
        return Optional.of(clock.instant().plus(RETRY_IF_FULL).plusMillis(spread));
    }

    private Optional<Instant> send(Delivery delivery) {
        DueNotices.Now now = due.of(delivery.tenant());
        List<Due> stillDue = stillDue(delivery, now);
        Optional<Way> way = recipients.find(delivery.channel(), delivery.recipient());
        if (stillDue.isEmpty() || way.isEmpty()) {
            drop(delivery);
            return Optional.empty();
        }
        List<Due> allowed = now.allowed(stillDue);
        return allowed.isEmpty()
                ? now.quietUntil()
                : send(delivery, way.get(), upToLimit(delivery, way.get(), allowed));
    }

    /** Returns the notices that still hold and whose reminder is the latest one. */
    private List<Due> stillDue(Delivery delivery, DueNotices.Now now) {
        Set<Reminder.Told> wanted = store.reminders(delivery);
        return now.due().stream()
                .filter(notice -> wanted.contains(notice.reminder().told()))
                .toList();
    }

    private static List<Due> upToLimit(Delivery delivery, Way way, List<Due> notices) {
        return notices.subList(0, Math.min(way.channel().most(delivery.channel()), notices.size()));
    }

    private Optional<Instant> send(Delivery delivery, Way way, List<Due> notices) {
        return switch (trySend(delivery, way, notices)) {
            case SendResult.Taken(String answer) -> {
                recordSent(delivery, way.recipient(), answer, notices);
                yield Optional.empty();
            }
            case SendResult.Refused(String answer) -> {
                giveUp(delivery, answer);
                yield Optional.empty();
            }
            case SendResult.NoPlace _ -> retrySoon(delivery);
            case SendResult.Later(String answer, Optional<Duration> after) -> retryOrGiveUp(delivery, answer, after);
        };
    }

    /**
     * Counts a fault of the portal as a failure, so that the retries end. If the database or the key store is down, the
     * job itself is retried.
     */
    private SendResult trySend(Delivery delivery, Way way, List<Due> notices) {
        try {
            return way.channel().send(way.recipient(), digests.of(delivery.id(), way.recipient(), notices));
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

    private Optional<Instant> retryOrGiveUp(Delivery delivery, String answer, Optional<Duration> after) {
        Optional<Instant> next = delivery.nextTry(clock.instant(), after);
        if (next.isEmpty()) {
            giveUp(delivery, answer);
        } else {
            LOG.info("Notices over {} could not be handed over and are tried again: {}", delivery.channel(), answer);
            store.recordFailedTry(delivery, answer);
        }
        return next;
    }

    /**
     * Records what was sent. Releases the delivery's other notices and those of failed deliveries, so that another
     * delivery sends them.
     */
    private void recordSent(Delivery delivery, Recipient to, String answer, List<Due> notices) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            store.markSent(
                    delivery, to.name(), notices.stream().map(Due::reminder).toList(), now);
            end(delivery, DeliveryState.SENT, answer);
            int released = store.release(delivery)
                    + store.releaseGivenUp(delivery.tenant(), delivery.channel(), delivery.recipient());
            planRun(delivery.tenant(), released);
        });
    }

    private void drop(Delivery delivery) {
        transaction.executeWithoutResult(_ -> {
            end(delivery, delivery.tries() > 0 ? DeliveryState.LAPSED : DeliveryState.DROPPED, null);
            store.release(delivery);
        });
    }

    private void giveUp(Delivery delivery, String answer) {
        LOG.warn(
                "Notices over {} are given up: {}. The company sees it at its receivers; if many fail, check the channel",
                delivery.channel(),
                answer);
        transaction.executeWithoutResult(_ -> end(delivery, DeliveryState.FAILED, answer));
    }

    @EventListener
    void on(ReceiverReached reached) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            store.addReached(reached, now);
            int released = store.releaseGivenUp(reached.tenant(), reached.channel(), reached.recipient());
            planRun(reached.tenant(), released);
            events.publishEvent(new DeliveryEnded(reached.tenant()));
        });
    }

    /** Plans a run if notices were released, because they had no room, fell into the quiet hours or were given up. */
    private void planRun(TenantId tenant, int released) {
        if (released > 0) {
            events.publishEvent(new DeliveryWanted(tenant));
        }
    }

    private void end(Delivery delivery, DeliveryState state, @Nullable String answer) {
        store.end(delivery, state, answer, clock.instant());
        ended(delivery.channel(), state).increment();
        events.publishEvent(new DeliveryEnded(delivery.tenant()));
    }

    private Counter ended(ChannelKind channel, DeliveryState state) {
        return meters.counter("kagiban.deliveries", "channel", channel.name(), "outcome", state.name());
    }
}
