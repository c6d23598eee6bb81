package jp.kagiban.shop;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.mall.KeyUse;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopStatus.Hold;
import jp.kagiban.vault.Use;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the mall about the key in use, stores the answer if it is still the one in use, and says when to ask again. */
@Component
class ExpiryCheck {

    private final TenantScope scope;
    private final Shops shops;
    private final KeyGenerations generations;
    private final ShopWatches watches;
    private final KeyCredentials ring;
    private final KeyEnds ends;
    private final ShopJobs jobs;
    private final FunctionDoubts doubts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExpiryCheck(
            TenantScope scope,
            Shops shops,
            KeyGenerations generations,
            ShopWatches watches,
            KeyCredentials ring,
            KeyEnds ends,
            ShopJobs jobs,
            FunctionDoubts doubts,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.scope = scope;
        this.shops = shops;
        this.generations = generations;
        this.watches = watches;
        this.ring = ring;
        this.ends = ends;
        this.jobs = jobs;
        this.doubts = doubts;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Watched(Shop shop, KeyGeneration key) {}

    /** Returns when to ask next; empty if there is nothing to watch (any more). */
    Optional<Instant> run(ShopJobs.WatchJob job) {
        return scope.in(job.tenant(), () -> read(job).flatMap(this::check));
    }

    private Optional<Watched> read(ShopJobs.WatchJob job) {
        return transaction.execute(
                _ -> shops.findById(new ShopId(job.tenant(), job.shop())).flatMap(this::watched));
    }

    private Optional<Watched> watched(Shop shop) {
        return Optional.ofNullable(open(shop).active()).map(key -> new Watched(shop, key));
    }

    private Optional<Instant> check(Watched before) {
        WatchVerdict verdict = ask(before);
        return transaction.execute(
                _ -> shops.lock(before.shop().tenant(), before.shop().id().id())
                        .flatMap(this::watched)
                        .map(now -> stands(before, now) ? write(now, verdict) : clock.instant()));
    }

    private static boolean stands(Watched before, Watched now) {
        return before.key().id().equals(now.key().id())
                && before.key().version() == now.key().version();
    }

    private WatchVerdict ask(Watched watched) {
        KeyGeneration key = watched.key();
        KeyUse lent = ring.lent(watched.shop(), key, key.accepted(), Use.byJob(Use.Purpose.ASK_FOR_EXPIRY));
        boolean ended = WatchVerdict.ended(key.said(), clock.instant());
        KeyWord word = ring.mall(watched.shop()).check(lent, ended);
        return WatchVerdict.of(key.said(), word, clock.instant());
    }

    /** A key that was held because the one in use worked need wait no longer. */
    private void wakeHeldKey(Watched now, WatchVerdict verdict) {
        if (verdict.said().rejectedSince() != null && now.key().said().rejectedSince() == null) {
            Optional.ofNullable(open(now.shop()).waiting())
                    .filter(key -> key.trying().heldFor() == Hold.EARLIER_THAN_ACTIVE)
                    .ifPresent(key -> jobs.plan(ShopJobs.keyJob(key), clock.instant()));
        }
    }

    private OpenKeys open(Shop shop) {
        return OpenKeys.of(generations.open(shop.tenant(), shop.id().id()));
    }

    private Instant write(Watched now, WatchVerdict heard) {
        WatchVerdict verdict = ends.known(now.shop(), now.key(), heard);
        KeyWord word = verdict.word();
        Instant instant = clock.instant();
        ShopId id = now.shop().id();
        if (!verdict.said().equals(now.key().said())) {
            generations.save(now.key().with(verdict.said()));
            wakeHeldKey(now, verdict);
        }
        ShopWatch watch = watches.findById(new WatchId(id.tenantId(), id.id())).orElseGet(() -> ShopWatch.of(id));
        if (word.outcome() instanceof MallOutcome.Valid) {
            doubts.settle(now.shop(), now.key());
        }
        int failures = word.answered() ? 0 : watch.failures() + 1;
        Instant next = word.answered()
                ? WatchPlan.next(id.id(), verdict.said(), instant)
                : WatchPlan.retry(id.id(), failures, word.outcome(), instant);
        watches.save(watch.heard(word.outcome().kind(), instant).planned(next, failures));
        AttemptResult result = AttemptResult.of(word.outcome(), word.calls());
        events.publishEvent(new KeyTried(now.key(), result, AttemptDecision.WATCHED, instant, next));
        events.publishEvent(new ShopChanged(id.tenantId(), id.id()));
        return next;
    }
}
