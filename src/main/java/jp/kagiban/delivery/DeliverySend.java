package jp.kagiban.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kagiban.delivery.Delivery.State;
import jp.kagiban.delivery.Reminders.Due;
import jp.kagiban.delivery.channel.Answer;
import jp.kagiban.delivery.channel.NoticeChannel;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.notice.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands over one delivery, in the words that are right now: what no longer stands, or is told by a later reminder, falls away.
 * After a failure it rests a minute, then twice as long each time; after two days it is given up.
 */
@Component
class DeliverySend {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverySend.class);

    private final DeliveryStore store;
    private final DeliveryRules rules;
    private final Notices notices;
    private final Digests digests;
    private final List<NoticeChannel> channels;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeliverySend(
            DeliveryStore store,
            DeliveryRules rules,
            Notices notices,
            Digests digests,
            List<NoticeChannel> channels,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.notices = notices;
        this.digests = digests;
        this.channels = List.copyOf(channels);
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Way(NoticeChannel channel, Recipient recipient) {}

    /** Returns when to try again; empty if it is over. Runs with the tenant in force. */
    Optional<Instant> run(UUID tenant, UUID id) {
        return store.waiting(tenant, id).flatMap(delivery -> hand(delivery, rules.of(tenant)));
    }

    private Optional<Instant> hand(Delivery delivery, DeliveryRule rule) {
        Instant now = clock.instant();
        Set<Reminder> wanted = store.reminders(delivery);
        List<Due> due = Reminders.due(notices.standing(), rule.days()).stream()
                .filter(one -> wanted.contains(one.reminder()))
                .toList();
        Optional<Way> way = way(delivery);
        if (due.isEmpty() || way.isEmpty()) {
            end(delivery, State.DROPPED, "", List.of());
            return Optional.empty();
        }
        Optional<Instant> quiet = rule.quiet()
                .endsAt(now)
                .filter(_ -> !rule.urgentAlways() || !due.stream().allMatch(Due::urgent));
        return quiet.isPresent() ? quiet : hand(delivery, way.get(), due);
    }

    private Optional<Way> way(Delivery delivery) {
        return channels.stream()
                .flatMap(channel -> channel.recipients().stream()
                        .filter(one ->
                                one.channel() == delivery.channel() && one.id().equals(delivery.recipient()))
                        .map(one -> new Way(channel, one)))
                .findFirst();
    }

    private Optional<Instant> hand(Delivery delivery, Way way, List<Due> due) {
        Answer answer = way.channel().send(way.recipient(), digests.of(delivery.id(), way.recipient(), due));
        return switch (answer) {
            case Answer.Taken(String said) -> {
                end(delivery, State.SENT, said, due);
                yield Optional.empty();
            }
            case Answer.Refused(String said) -> {
                fail(delivery, said);
                yield Optional.empty();
            }
            case Answer.TryLater(String said, Optional<Duration> after) -> later(delivery, said, after);
        };
    }

    private Optional<Instant> later(Delivery delivery, String said, Optional<Duration> after) {
        Optional<Instant> next = delivery.nextTry(clock.instant(), after);
        if (next.isEmpty()) {
            fail(delivery, said);
        } else {
            LOG.info("Notices over {} could not be handed over and are tried again: {}", delivery.channel(), said);
            store.triedAgain(delivery, said);
        }
        return next;
    }

    private void fail(Delivery delivery, String said) {
        LOG.warn("Notices over {} are given up: {}", delivery.channel(), said);
        end(delivery, State.FAILED, said, List.of());
    }

    private void end(Delivery delivery, State state, String said, List<Due> told) {
        transaction.executeWithoutResult(_ -> {
            store.ended(delivery, state, said, clock.instant());
            store.told(delivery, told.stream().map(Due::reminder).toList(), clock.instant());
            events.publishEvent(new DeliveryEnded(delivery.tenant()));
        });
    }
}
