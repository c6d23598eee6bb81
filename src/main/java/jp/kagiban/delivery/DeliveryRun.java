package jp.kagiban.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.delivery.DeliveryStore.Told;
import jp.kagiban.delivery.DueNotices.Due;
import jp.kagiban.delivery.Recipients.RecipientKey;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TenantId;
import jp.kagiban.storage.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the notices of one company that are due, and makes a delivery for each recipient who hasn't got them. A reminder that is
 * skipped in the quiet hours or during downtime isn't sent later: the next run sends the latest one.
 */
@Component
class DeliveryRun {

    /** If a notice has passed by itself within that time, it isn't sent. */
    private static final Duration UNTIL_IT_SETTLES = Duration.ofHours(1);

    private static final Duration KEPT = Duration.ofDays(400);

    /** No longer than the time until the next run, which sends the notices that had to wait. */
    private static final Duration LOOKED_BACK = DeliveryTimes.LONGEST;

    /** How often a recipient gets urgent notices within that time. */
    private static final int URGENT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRun.class);

    private final DueNotices due;
    private final DeliveryStore store;
    private final DeliveryRemoval removal;
    private final ChannelAlarms alarms;
    private final Recipients recipients;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeliveryRun(
            DueNotices due,
            DeliveryStore store,
            DeliveryRemoval removal,
            ChannelAlarms alarms,
            Recipients recipients,
            Jobs jobs,
            TransactionTemplate transaction,
            Clock clock) {
        this.due = due;
        this.store = store;
        this.removal = removal;
        this.alarms = alarms;
        this.recipients = recipients;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Returns the time of the next run; empty if there is no shop. Runs in the scope of the tenant. */
    Optional<Instant> run(TenantId tenant) {
        DueNotices.Now now = due.of(tenant);
        if (now.ofNoShop()) {
            return Optional.empty();
        }
        List<Due> allowed = now.allowed(now.due());
        if (!allowed.isEmpty()) {
            tell(tenant, allowed, now.at());
        }
        removal.before(tenant, now.at().minus(KEPT));
        alarms.look(tenant);
        return Optional.of(DeliveryTimes.next(tenant, now.rule().quiet(), now.at()));
    }

    private void tell(TenantId tenant, List<Due> allowed, Instant now) {
        Set<Told> told = store.told(
                tenant,
                allowed.stream().map(one -> one.notice().key().occurrence()).collect(Collectors.toUnmodifiableSet()));
        Map<RecipientKey, Integer> lately = store.deliveriesSince(tenant, now.minus(LOOKED_BACK));
        for (Recipients.Way way : recipients.all()) {
            Recipient recipient = way.recipient();
            List<Due> fresh = allowed.stream()
                    .filter(one -> !told.contains(new Told(
                            recipient.channel(), recipient.id(), one.reminder().told())))
                    .toList();
            if (mayBeTold(lately.getOrDefault(RecipientKey.of(recipient), 0), fresh)) {
                add(tenant, way, reminders(fresh, false), now);
                add(tenant, way, reminders(fresh, true), now.plus(UNTIL_IT_SETTLES));
            }
        }
    }

    /**
     * Limits how often a recipient gets messages. If fifty shops fail one after another because their mall is down, the recipient
     * wants one message, not fifty. The other notices wait for a later run or for the next urgent notice.
     */
    private static boolean mayBeTold(int lately, List<Due> fresh) {
        return lately == 0 || (lately < URGENT && fresh.stream().anyMatch(Due::urgent));
    }

    private static List<Reminder> reminders(List<Due> fresh, boolean settling) {
        return fresh.stream()
                .filter(one -> one.settles() == settling)
                .map(Due::reminder)
                .toList();
    }

    /** Makes as many deliveries as the channel needs. */
    private void add(TenantId tenant, Recipients.Way way, List<Reminder> reminders, Instant at) {
        int most = way.channel().most(way.recipient().channel());
        for (int from = 0; from < reminders.size(); from += most) {
            add(tenant, way.recipient(), reminders.subList(from, Math.min(from + most, reminders.size())), at);
        }
    }

    /** Another node may add the same delivery at the same time. The slower node finds the rows and leaves them. */
    private void add(TenantId tenant, Recipient recipient, List<Reminder> reminders, Instant at) {
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
