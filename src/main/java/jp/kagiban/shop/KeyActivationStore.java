package jp.kagiban.shop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.KeyProof;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads and writes how a waiting key stands, in one short transaction each. */
@Component
class KeyActivationStore {

    private final Shops shops;
    private final KeyGenerations generations;
    private final ShopWatches watches;
    private final KeyRetirement retirement;
    private final ShopJobs jobs;
    private final Duration retry;
    private final Malls malls;
    private final KeyEnds ends;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final ShopHistory history;
    private final Clock clock;

    KeyActivationStore(
            Shops shops,
            KeyGenerations generations,
            ShopWatches watches,
            KeyRetirement retirement,
            ShopJobs jobs,
            Settings settings,
            Malls malls,
            KeyEnds ends,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            ShopHistory history,
            Clock clock) {
        this.shops = shops;
        this.generations = generations;
        this.watches = watches;
        this.retirement = retirement;
        this.jobs = jobs;
        this.retry = settings.renewal().retry();
        this.malls = malls;
        this.ends = ends;
        this.events = events;
        this.transaction = transaction;
        this.history = history;
        this.clock = clock;
    }

    /** A waiting key, and the one in use beside it, as they stood when the mall was asked. */
    record Case(Shop shop, KeyGeneration key, @Nullable KeyGeneration active) {

        /** Whether the shop is known to have the number of this key. */
        boolean proves(KeyGeneration one) {
            return one.accepted() || (active != null && active.hasNumberOf(one));
        }

        boolean stands(Case now) {
            return key.version() == now.key.version() && Objects.equals(mark(active), mark(now.active));
        }

        private static @Nullable String mark(@Nullable KeyGeneration key) {
            return key == null ? null : key.id().id() + "/" + key.version();
        }
    }

    /** Empty if the key waits no more. */
    Optional<Case> read(ShopJobs.KeyJob job) {
        return transaction.execute(
                _ -> shops.findById(new ShopId(job.tenant(), job.shop())).flatMap(shop -> of(shop, job.generation())));
    }

    private Optional<Case> of(Shop shop, UUID generation) {
        OpenKeys open = OpenKeys.of(generations.open(shop.tenant(), shop.id().id()));
        return open.waiting(generation).map(key -> new Case(shop, key, open.active()));
    }

    private Optional<Case> locked(Case before) {
        return shops.lock(before.shop().tenant(), before.shop().id().id())
                .flatMap(shop -> of(shop, before.key().id().id()));
    }

    /** Notes that the key must wait for its turn. */
    Optional<Instant> queue(Case before, KeyTrialLimiter.Turn turn) {
        return transaction.execute(_ -> locked(before).map(now -> {
            ShopStatus.Hold hold = turn.crowded() ? ShopStatus.Hold.TOO_MANY_REFUSED : ShopStatus.Hold.NONE;
            generations.save(now.key().with(now.key().trying().next(hold, turn.at())));
            tried(now, AttemptResult.NOT_ASKED, AttemptDecision.WAITS_ITS_TURN, clock.instant(), turn.at());
            changed(now);
            return turn.at();
        }));
    }

    /** Writes what follows from the proof. Returns when to try again; empty if the road has ended. */
    Optional<Instant> write(Case before, KeyProof proof) {
        return transaction.execute(_ -> locked(before).flatMap(now -> {
            Instant instant = clock.instant();
            if (!before.stands(now)) {
                tried(now, result(proof), AttemptDecision.OVERTAKEN, instant, instant);
                return Optional.of(instant);
            }
            return follow(now, proof, instant);
        }));
    }

    private Optional<Instant> follow(Case now, KeyProof proof, Instant instant) {
        KeyGeneration key = now.key();
        KeyGeneration.Said active = now.active() == null ? null : now.active().said();
        KeyActivationPolicy map =
                new KeyActivationPolicy(retry, malls.of(now.shop().mallId()).acceptance());
        ActivationDecision step = map.decide(key.trying(), key.sameKey(), active, proof, instant);
        hear(now, proof.verdict().kind(), instant);
        if (!(step instanceof ActivationDecision.Activate)) {
            doubt(now, proof, instant);
        }
        Optional<Instant> next = take(now, step, proof, instant);
        tried(now, result(proof), step.decision(), instant, next.orElse(null));
        changed(now);
        return next;
    }

    private Optional<Instant> take(Case now, ActivationDecision step, KeyProof proof, Instant instant) {
        KeyGeneration key = now.key();
        return switch (step) {
            case ActivationDecision.Activate(Instant expiresAt, boolean functionOff) -> {
                activate(now, new KeyGeneration.Said(expiresAt, functionOff, null), proof.said(), instant);
                yield Optional.empty();
            }
            case ActivationDecision.WaitForRms(KeyGeneration.Trying trying) -> {
                generations.save(key.with(heard(key, proof)).with(trying));
                yield Optional.ofNullable(trying.nextTry());
            }
            case ActivationDecision.HoldForMember(Instant expiresAt) -> {
                KeyGeneration.Said said = new KeyGeneration.Said(expiresAt, false, null);
                generations.save(key.with(said).with(key.trying().held(instant)));
                yield Optional.of(instant.plus(KeyActivationPolicy.HELD));
            }
            case ActivationDecision.GiveUp() -> {
                retirement.retire(key, KeyRecord.EndReason.NOT_ACCEPTED, null);
                yield Optional.empty();
            }
        };
    }

    /** A mall may know a key that it doesn't let do its work yet; the date it gave tells the two apart. */
    private static KeyGeneration.Said heard(KeyGeneration key, KeyProof proof) {
        KeyWord said = proof.said();
        return said.answered() ? new KeyGeneration.Said(said.end(), false, null) : key.said();
    }

    private static AttemptResult result(KeyProof proof) {
        return AttemptResult.of(proof.verdict(), proof.said().calls());
    }

    /** Orders don't come with the key in use: whether it was stopped is for the watch to find out, and at once. */
    private void doubt(Case now, KeyProof proof, Instant instant) {
        KeyGeneration active = now.active();
        boolean news = active != null && active.said().rejectedSince() == null;
        if (news && proof.inUseRefused()) {
            watches.save(watch(now.shop()).planned(instant, 0));
            jobs.plan(new ShopJobs.WatchJob(now.shop().tenant(), now.shop().id().id()), instant);
        }
    }

    private void activate(Case now, KeyGeneration.Said said, KeyWord word, Instant instant) {
        KeyGeneration old = now.active();
        if (old != null) {
            boolean corrected = now.key().sameKey();
            retirement.retire(old, corrected ? KeyRecord.EndReason.CORRECTED : KeyRecord.EndReason.SUPERSEDED, null);
        }
        KeyGeneration key = now.key();
        KeyGeneration.Said known = said.expiresAt() == null && key.sameKey() && old != null
                ? old.said().withFunctionOff(said.functionOff())
                : ends.takenOver(now.shop(), now.key(), old, said, word);
        generations.save(key.activated(instant, old != null, known));
        Shop shop = now.shop();
        UUID id = shop.id().id();
        Instant next = WatchPlan.next(id, known, instant);
        watches.save(watch(shop).planned(next, 0));
        jobs.plan(new ShopJobs.WatchJob(shop.tenant(), id), next);
        history.activated(key);
        events.publishEvent(new ShopKeyActivated(shop.tenant(), id, key.id().id(), known.expiresAt()));
    }

    private void hear(Case now, Answer answer, Instant instant) {
        watches.save(watch(now.shop()).heard(answer, instant));
    }

    private ShopWatch watch(Shop shop) {
        return watches.findById(new WatchId(shop.tenant(), shop.id().id())).orElseGet(() -> ShopWatch.of(shop.id()));
    }

    private void tried(Case now, AttemptResult result, AttemptDecision decision, Instant at, @Nullable Instant next) {
        events.publishEvent(new KeyTried(now.key(), result, decision, at, next));
    }

    private void changed(Case now) {
        events.publishEvent(new ShopChanged(now.shop().tenant(), now.shop().id().id()));
    }
}
