package jp.kagiban.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.delivery.DueNotices.Due;
import jp.kagiban.delivery.Recipients.RecipientKey;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.delivery.letter.WeeklyMails;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TenantId;
import jp.kagiban.storage.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds a company's due notices, and makes a delivery for each recipient who hasn't got them. Reminders that fall into
 * the quiet hours or downtime are skipped. The next run sends only the latest reminder of each notice.
 */
@Component
class DeliveryRun {

    /** A notice that is over within this time isn't sent. */
    private static final Duration SETTLING_TIME = Duration.ofHours(1);

    private static final Duration KEPT = Duration.ofDays(400);

    /**
     * The window of the rate limit. Another run follows within the same time and sends the notices that had to wait.
     */
    private static final Duration RATE_WINDOW = DeliveryTimes.LONGEST;

    /** A recipient who got fewer messages than this in the window still gets urgent notices. */
    private static final int URGENT_LIMIT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRun.class);

    private final DueNotices due;
    private final DeliveryStore store;
    private final DeliveryRemoval removal;
    private final ChannelAlarms alarms;
    private final WeeklyMails weekly;
    private final Recipients recipients;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeliveryRun(
            DueNotices due,
            DeliveryStore store,
            DeliveryRemoval removal,
            ChannelAlarms alarms,
            WeeklyMails weekly,
            Recipients recipients,
            Jobs jobs,
            TransactionTemplate transaction,
            Clock clock) {
        this.due = due;
        this.store = store;
        this.removal = removal;
        this.alarms = alarms;
        this.weekly = weekly;
        this.recipients = recipients;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Returns the time of the next run; empty if the company has no shop. Runs in the scope of the tenant. */
    Optional<Instant> run(TenantId tenant) {
        DueNotices.Now now = due.of(tenant);
        if (now.ofNoShop()) {
            return Optional.empty();
        }
        List<Due> allowed = now.allowed(now.due());
        if (!allowed.isEmpty()) {
            deliver(tenant, allowed, now.at());
        }
        releaseRemoved(tenant);
        removal.deleteOlderThan(tenant, now.at().minus(KEPT));
        alarms.mailNewFailures(tenant);
        if (now.quietUntil().isEmpty()) {
            weekly.plan();
        }
        return Optional.of(DeliveryTimes.next(tenant, now.rule().quiet(), now.at()));
    }

    /** Deletes what was planned for recipients that are removed by now. The rows of what they were told stay. */
    private void releaseRemoved(TenantId tenant) {
        List<RecipientKey> givenUp = store.givenUp(tenant);
        if (givenUp.isEmpty()) {
            return;
        }
        Set<RecipientKey> present = recipients.present();
        givenUp.stream()
                .filter(recipient -> !present.contains(recipient))
                .forEach(recipient -> store.releaseGivenUp(tenant, recipient.channel(), recipient.id()));
    }

    private void deliver(TenantId tenant, List<Due> allowed, Instant now) {
        Set<String> occurrences =
                allowed.stream().map(due -> due.notice().key().occurrence()).collect(Collectors.toUnmodifiableSet());
        Map<RecipientKey, Integer> recent = store.deliveriesSince(tenant, now.minus(RATE_WINDOW));
        for (Recipients.Way way : recipients.all()) {
            RecipientKey recipient = RecipientKey.of(way.recipient());
            Set<Reminder.Told> sentOrPlanned = store.sentOrPlanned(tenant, recipient, occurrences);
            List<Due> fresh = allowed.stream()
                    .filter(due -> !sentOrPlanned.contains(due.reminder().told()))
                    .toList();
            if (mayDeliver(recent.getOrDefault(recipient, 0), fresh)) {
                addAll(tenant, way, reminders(fresh, false), now);
                addAll(tenant, way, reminders(fresh, true), now.plus(SETTLING_TIME));
            }
        }
    }

    /**
     * Limits how often a recipient gets messages. If fifty shops fail one after another because their mall is down, the
     * recipient wants one message, not fifty. The notices that are held back wait for a later run or for the next
     * urgent notice.
     */
    private static boolean mayDeliver(int recent, List<Due> fresh) {
        return recent == 0 || (recent < URGENT_LIMIT && fresh.stream().anyMatch(Due::urgent));
    }

    private static List<Reminder> reminders(List<Due> fresh, boolean settling) {
        return fresh.stream()
                .filter(due -> due.settles() == settling)
                .map(Due::reminder)
                .toList();
    }

    /** Makes several deliveries if one message of the channel can't cover all notices. */
    private void addAll(TenantId tenant, Recipients.Way way, List<Reminder> reminders, Instant at) {
        int limit = way.channel().most(way.recipient().channel());
        for (int from = 0; from < reminders.size(); from += limit) {
            add(tenant, way.recipient(), reminders.subList(from, Math.min(from + limit, reminders.size())), at);
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
        } catch (DuplicateKeyException addedMeanwhile) {
            LOG.debug("Another node has just told the same");
        }
    }
}
