package jp.kagiban.shop.watch;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.attempt.AttemptDecision;
import jp.kagiban.shop.attempt.AttemptResult;
import jp.kagiban.shop.attempt.KeyTried;
import jp.kagiban.shop.diagnosis.DiagnosisPlans;
import jp.kagiban.shop.key.Hold;
import jp.kagiban.shop.key.KeyEnds;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.KeysInUse;
import jp.kagiban.shop.key.KeysInUse.InUse;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.ShopChanged;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.task.MallTasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores the answers of malls about keys in use, with all consequences. */
@Component
class CheckResults {

    private final TenantScope scope;
    private final KeysInUse inUse;
    private final KeyEnds ends;
    private final WatchAgenda agenda;
    private final MallTasks tasks;
    private final DiagnosisPlans diagnoses;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CheckResults(
            TenantScope scope,
            KeysInUse inUse,
            KeyEnds ends,
            WatchAgenda agenda,
            MallTasks tasks,
            DiagnosisPlans diagnoses,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.scope = scope;
        this.inUse = inUse;
        this.ends = ends;
        this.agenda = agenda;
        this.tasks = tasks;
        this.diagnoses = diagnoses;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Stores a mall's answer. Returns the time of the next check; empty if no key is in use any more.
     *
     * @param isChecked whether the key in use is still the checked key; if not, the new key is checked at once
     */
    Optional<Instant> store(TenantShop shop, Predicate<InUse> isChecked, KeyWord report) {
        return scope.in(
                shop.tenantId(),
                () -> transaction.execute(_ -> inUse.lock(shop)
                        .map(now -> isChecked.test(now)
                                ? write(now, WatchVerdict.of(now.key().said(), report, clock.instant()))
                                : clock.instant())));
    }

    private Instant write(InUse now, WatchVerdict answer) {
        KeyWord report = answer.report();
        WatchVerdict verdict = new WatchVerdict(ends.checked(now.shop(), now.key(), answer.said(), report), report);
        Instant instant = clock.instant();
        if (!verdict.said().equals(now.key().said())) {
            inUse.save(now.key().with(verdict.said()));
        }
        TenantShop id = now.shop().id();
        ShopWatch watch = agenda.of(id);
        int failures = report.answered() ? 0 : watch.failures() + 1;
        Instant next = report.answered()
                ? WatchPlan.next(id.id(), verdict.said(), instant)
                : WatchPlan.retry(id.id(), failures, report.outcome(), instant);
        agenda.save(watch.answered(report.outcome().kind(), instant)
                .planned(next, failures)
                .checkEnded(verdict.counted(instant), instant));
        publish(now, verdict, instant, next);
        return next;
    }

    /** Plans what follows from the verdict, and publishes events. */
    private void publish(InUse before, WatchVerdict verdict, Instant now, Instant next) {
        KeyWord report = verdict.report();
        Shop shop = before.shop();
        if (verdict.said().rejectedSince() != null && before.key().said().rejectedSince() == null) {
            wakeHeldKey(shop, now);
        }
        if (report.outcome() instanceof MallOutcome.Valid) {
            diagnoses.doubt(shop, before.key());
        }
        AttemptResult result = AttemptResult.of(report.outcome(), report.calls());
        events.publishEvent(new KeyTried(before.key(), result, AttemptDecision.WATCHED, now, next));
        events.publishEvent(new ShopChanged(shop.tenant(), shop.shopId()));
    }

    /** Plans a try of a waiting key that was held only because the key in use worked. */
    private void wakeHeldKey(Shop shop, Instant now) {
        Optional.ofNullable(inUse.open(shop).waiting())
                .filter(key -> key.trying().heldFor() == Hold.EARLIER_THAN_ACTIVE)
                .ifPresent(key -> tasks.plan(KeyJobs.keyJob(key), now));
    }
}
