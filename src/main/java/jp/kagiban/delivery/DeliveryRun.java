package jp.kagiban.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kagiban.delivery.DeliveryStore.Told;
import jp.kagiban.delivery.Reminders.Due;
import jp.kagiban.delivery.channel.NoticeChannel;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.notice.Notices;
import jp.kagiban.shared.Ids;
import jp.kagiban.storage.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks what is to be told to whom in one company, and makes a delivery for each recipient who hasn't been told. What is left out
 * now (in the quiet hours, after downtime) isn't made up for: the next run tells the latest reminder.
 */
@Component
class DeliveryRun {

    static final Duration KEPT = Duration.ofDays(400);

    /** After that time what has passed by itself falls away when it is to be handed over. */
    private static final Duration UNTIL_IT_SETTLES = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRun.class);

    private final Notices notices;
    private final DeliveryRules rules;
    private final DeliveryStore store;
    private final DeliveryRemoval removal;
    private final List<NoticeChannel> channels;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeliveryRun(
            Notices notices,
            DeliveryRules rules,
            DeliveryStore store,
            DeliveryRemoval removal,
            List<NoticeChannel> channels,
            Jobs jobs,
            TransactionTemplate transaction,
            Clock clock) {
        this.notices = notices;
        this.rules = rules;
        this.store = store;
        this.removal = removal;
        this.channels = List.copyOf(channels);
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Returns when to look again; empty where there is no shop. Runs with the tenant in force. */
    Optional<Instant> run(UUID tenant) {
        Instant now = clock.instant();
        DeliveryRule rule = rules.of(tenant);
        List<Due> due = due(rule, now);
        if (!due.isEmpty()) {
            tell(tenant, due, now);
        } else if (notices.ofNoShop()) {
            return Optional.empty();
        }
        removal.before(tenant, now.minus(KEPT));
        return Optional.of(DeliveryTimes.next(tenant, rule.quiet(), now));
    }

    private List<Due> due(DeliveryRule rule, Instant now) {
        List<Due> due = Reminders.due(notices.standing(), rule.days());
        boolean quiet = rule.quiet().endsAt(now).isPresent();
        return quiet
                ? due.stream()
                        .filter(one -> rule.urgentAlways() && one.urgent())
                        .toList()
                : due;
    }

    private void tell(UUID tenant, List<Due> due, Instant now) {
        Set<Told> told = store.told(
                tenant,
                due.stream().map(one -> one.notice().key().occurrence()).collect(Collectors.toUnmodifiableSet()));
        for (NoticeChannel channel : channels) {
            for (Recipient recipient : channel.recipients()) {
                Map<Boolean, List<Reminder>> fresh = due.stream()
                        .filter(one -> !told.contains(new Told(
                                recipient.channel(),
                                recipient.id(),
                                one.reminder().told())))
                        .collect(Collectors.partitioningBy(
                                Due::settles, Collectors.mapping(Due::reminder, Collectors.toList())));
                add(tenant, recipient, fresh.getOrDefault(false, List.of()), now);
                add(tenant, recipient, fresh.getOrDefault(true, List.of()), now.plus(UNTIL_IT_SETTLES));
            }
        }
    }

    /** Another node may tell the same at this moment: then one of the two finds its rows there, and leaves it. */
    private void add(UUID tenant, Recipient recipient, List<Reminder> reminders, Instant at) {
        if (reminders.isEmpty()) {
            return;
        }
        Delivery delivery = new Delivery(tenant, Ids.next(), recipient.channel(), recipient.id(), clock.instant(), 0);
        try {
            transaction.executeWithoutResult(_ -> {
                store.add(delivery, reminders);
                jobs.plan(new DeliveryJobs.SendJob(tenant, delivery.id()), at);
            });
        } catch (DuplicateKeyException told) {
            LOG.debug("Another node has just told the same");
        }
    }
}
