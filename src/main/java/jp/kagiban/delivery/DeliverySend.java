package jp.kagiban.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import jp.kagiban.delivery.Reminders.Due;
import jp.kagiban.delivery.channel.Answer;
import jp.kagiban.delivery.channel.NoticeChannel;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.notice.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Hands over one delivery, in the words that are right now: what no longer stands, or is told by a later reminder, falls away.
 * After a failure it rests a minute, then twice as long each time; after two days it is given up.
 */
@Component
class DeliverySend {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverySend.class);
    private static final int AT_ONCE = 16;
    private static final Duration UNTIL_A_PLACE_IS_FREE = Duration.ofSeconds(15);

    private final DeliveryStore store;
    private final DeliveryRules rules;
    private final Notices notices;
    private final Digests digests;
    private final List<NoticeChannel> channels;
    private final DeliveryEnds ends;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    DeliverySend(
            DeliveryStore store,
            DeliveryRules rules,
            Notices notices,
            Digests digests,
            List<NoticeChannel> channels,
            DeliveryEnds ends,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.notices = notices;
        this.digests = digests;
        this.channels = List.copyOf(channels);
        this.ends = ends;
        this.clock = clock;
    }

    private record Way(NoticeChannel channel, Recipient recipient) {}

    /** Returns when to try again; empty if it is over. Runs with the tenant in force. */
    Optional<Instant> run(UUID tenant, UUID id) {
        return store.waiting(tenant, id).flatMap(delivery -> hand(delivery, rules.of(tenant)));
    }

    private Optional<Instant> hand(Delivery delivery, DeliveryRule rule) {
        List<Due> due = due(delivery, rule);
        Optional<Way> way = way(delivery);
        if (due.isEmpty() || way.isEmpty()) {
            ends.dropped(delivery);
            return Optional.empty();
        }
        Optional<Instant> quiet = rule.quiet().endsAt(clock.instant());
        List<Due> allowed = quiet.isEmpty()
                ? due
                : due.stream()
                        .filter(one -> rule.urgentAlways() && one.urgent())
                        .toList();
        return allowed.isEmpty() ? quiet : handInTurn(delivery, way.get(), allowed);
    }

    /** What still stands of it, and is no later reminder yet. */
    private List<Due> due(Delivery delivery, DeliveryRule rule) {
        Set<Reminder.Told> wanted = store.reminders(delivery);
        return Reminders.due(notices.standing(), rule.days()).stream()
                .filter(one -> wanted.contains(one.reminder().told()))
                .toList();
    }

    private Optional<Way> way(Delivery delivery) {
        return channels.stream()
                .filter(channel -> channel.carries(delivery.channel()))
                .flatMap(channel -> channel.recipients().stream()
                        .filter(one ->
                                one.channel() == delivery.channel() && one.id().equals(delivery.recipient()))
                        .map(one -> new Way(channel, one)))
                .findFirst();
    }

    /** Receivers that hang hold few of the threads that all jobs share. */
    private Optional<Instant> handInTurn(Delivery delivery, Way way, List<Due> due) {
        if (!places.tryAcquire()) {
            return Optional.of(clock.instant().plus(UNTIL_A_PLACE_IS_FREE));
        }
        try {
            int most = way.channel().most(delivery.channel());
            return hand(delivery, way, due.subList(0, Math.min(most, due.size())));
        } finally {
            places.release();
        }
    }

    private Optional<Instant> hand(Delivery delivery, Way way, List<Due> due) {
        return switch (answer(delivery, way, due)) {
            case Answer.Taken(String said) -> {
                ends.sent(delivery, said, due);
                yield Optional.empty();
            }
            case Answer.Refused(String said) -> {
                ends.failed(delivery, said);
                yield Optional.empty();
            }
            case Answer.TryLater(String said, Optional<Duration> after) -> later(delivery, said, after);
        };
    }

    /** A fault of ours counts as a failure, so that it ends too. An outage of the database is the job's to try again. */
    private Answer answer(Delivery delivery, Way way, List<Due> due) {
        try {
            return way.channel().send(way.recipient(), digests.of(delivery.id(), way.recipient(), due));
        } catch (DataAccessException away) {
            throw away;
        } catch (RuntimeException fault) {
            LOG.warn("Notices over {} could not be handed over", delivery.channel(), fault);
            return new Answer.TryLater("FAULT");
        }
    }

    private Optional<Instant> later(Delivery delivery, String said, Optional<Duration> after) {
        Optional<Instant> next = delivery.nextTry(clock.instant(), after);
        if (next.isEmpty()) {
            ends.failed(delivery, said);
        } else {
            LOG.info("Notices over {} could not be handed over and are tried again: {}", delivery.channel(), said);
            store.triedAgain(delivery, said);
        }
        return next;
    }
}
