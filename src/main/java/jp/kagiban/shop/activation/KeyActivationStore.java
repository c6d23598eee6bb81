package jp.kagiban.shop.activation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.mall.KeyProof;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.Settings;
import jp.kagiban.shop.activation.KeyTrialLimiter.Allotment;
import jp.kagiban.shop.attempt.AttemptDecision;
import jp.kagiban.shop.attempt.AttemptResult;
import jp.kagiban.shop.attempt.KeyTried;
import jp.kagiban.shop.key.Hold;
import jp.kagiban.shop.key.KeyEnds;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.KeyRecord;
import jp.kagiban.shop.key.KeyRetirement;
import jp.kagiban.shop.key.OpenKeys;
import jp.kagiban.shop.key.ShopHistory;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.ShopChanged;
import jp.kagiban.shop.register.ShopKeyActivated;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.shop.watch.WatchAgenda;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads and stores the state of a waiting key, and brings the key into use, in one short transaction each. */
@Component
class KeyActivationStore {

    private final Shops shops;
    private final KeyGenerations generations;
    private final KeyRetirement retirement;
    private final KeyEnds ends;
    private final WatchAgenda agenda;
    private final ShopHistory history;
    private final Malls malls;
    private final Duration retry;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeyActivationStore(
            Shops shops,
            KeyGenerations generations,
            KeyRetirement retirement,
            KeyEnds ends,
            WatchAgenda agenda,
            ShopHistory history,
            Malls malls,
            Settings settings,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.shops = shops;
        this.generations = generations;
        this.retirement = retirement;
        this.ends = ends;
        this.agenda = agenda;
        this.history = history;
        this.malls = malls;
        this.retry = settings.renewal().retry();
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A waiting key and the key in use, as read before the call to the mall. */
    record Case(Shop shop, KeyGeneration key, @Nullable KeyGeneration active) {

        /** Whether the mall has accepted a key with this number from the shop. */
        boolean proves(KeyGeneration tried) {
            return tried.accepted() || (active != null && active.hasNumberOf(tried));
        }

        /** Returns the number under which trials of the waiting key are limited. */
        Allotment allotment() {
            String number = key.origin().shopNumber();
            return number == null ? Allotment.UNPROVEN : new Allotment(number, proves(key));
        }

        /** Whether both keys are still the same, unchanged. */
        boolean isUnchanged(Case now) {
            return key.version() == now.key.version() && Objects.equals(mark(active), mark(now.active));
        }

        private static @Nullable String mark(@Nullable KeyGeneration key) {
            return key == null ? null : key.id().id() + "/" + key.version();
        }
    }

    /** Empty if the key no longer waits. */
    Optional<Case> read(KeyJobs.KeyJob job) {
        return transaction.execute(_ ->
                shops.findById(new TenantShop(job.tenant(), job.shop())).flatMap(shop -> of(shop, job.generation())));
    }

    private Optional<Case> of(Shop shop, GenerationId generation) {
        OpenKeys open = generations.openOf(shop);
        return open.waiting(generation).map(key -> new Case(shop, key, open.active()));
    }

    private Optional<Case> locked(Case before) {
        return shops.lock(before.shop().tenant(), before.shop().shopId())
                .flatMap(shop -> of(shop, before.key().id().id()));
    }

    /** Stores that the key must wait for its turn. Returns the time of the turn. */
    Optional<Instant> queue(Case before, KeyTrialLimiter.Turn turn) {
        return transaction.execute(_ -> locked(before).map(now -> {
            Hold hold = turn.crowded() ? Hold.TOO_MANY_REFUSED : Hold.NONE;
            generations.save(now.key().with(now.key().trying().next(hold, turn.at())));
            publishTried(now, AttemptResult.NOT_ASKED, AttemptDecision.WAITS_ITS_TURN, clock.instant(), turn.at());
            publishChanged(now);
            return turn.at();
        }));
    }

    /** Stores the consequences of the proof. Returns when to try again; empty if the key no longer waits. */
    Optional<Instant> write(Case before, KeyProof proof) {
        return transaction.execute(_ -> locked(before).flatMap(now -> {
            Instant instant = clock.instant();
            if (!before.isUnchanged(now)) {
                publishTried(now, result(proof), AttemptDecision.OVERTAKEN, instant, instant);
                return Optional.of(instant);
            }
            return decide(now, proof, instant);
        }));
    }

    private Optional<Instant> decide(Case now, KeyProof proof, Instant instant) {
        KeyGeneration key = now.key();
        KeyGeneration active = now.active();
        KeyGeneration.Said inUse = active == null ? null : ends.beside(now.shop(), active, proof.said());
        KeyActivationPolicy policy =
                new KeyActivationPolicy(retry, malls.of(now.shop().mallId()).acceptance());
        ActivationDecision decision = policy.decide(key.trying(), key.sameKey(), inUse, proof, instant);
        agenda.hear(now.shop().id(), proof.verdict().kind(), active != null, instant);
        if (!(decision instanceof ActivationDecision.Activate)) {
            doubt(now, proof, instant);
        }
        Optional<Instant> next = carryOut(now, decision, proof, instant);
        publishTried(now, result(proof), decision.decision(), instant, next.orElse(null));
        publishChanged(now);
        return next;
    }

    private Optional<Instant> carryOut(Case now, ActivationDecision decision, KeyProof proof, Instant instant) {
        KeyGeneration key = now.key();
        return switch (decision) {
            case ActivationDecision.Activate(Instant expiresAt, boolean functionOff) -> {
                activate(now, new KeyGeneration.Said(expiresAt, functionOff, null), proof.said(), instant);
                yield Optional.empty();
            }
            case ActivationDecision.WaitForMall(KeyGeneration.Trying trying) -> {
                generations.save(key.with(saidByMall(key, proof)).with(trying));
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

    private void activate(Case now, KeyGeneration.Said said, KeyWord report, Instant instant) {
        KeyGeneration key = now.key();
        KeyGeneration old = now.active();
        if (old != null) {
            KeyRecord.EndReason reason = key.sameKey() ? KeyRecord.EndReason.CORRECTED : KeyRecord.EndReason.SUPERSEDED;
            retirement.retire(old, reason, null);
        }
        KeyGeneration.Said known = ends.takenOver(now.shop(), key, old, said, report);
        generations.save(key.activated(instant, old != null, known));
        TenantShop shop = now.shop().id();
        agenda.takenOver(shop, known, instant);
        history.activated(key);
        events.publishEvent(
                new ShopKeyActivated(shop.tenantId(), shop.id(), key.id().id(), known.expiresAt()));
    }

    /**
     * Keeps the date that the mall returned. It distinguishes a key that the mall knows but doesn't let work from an
     * unknown key.
     */
    private static KeyGeneration.Said saidByMall(KeyGeneration key, KeyProof proof) {
        KeyWord said = proof.said();
        return said.answered() ? new KeyGeneration.Said(said.end(), false, null) : key.said();
    }

    private static AttemptResult result(KeyProof proof) {
        return AttemptResult.of(proof.verdict(), proof.said().calls());
    }

    /**
     * Plans a check of the key in use if the mall refused orders with it. The check finds out whether the mall has
     * stopped the key.
     */
    private void doubt(Case now, KeyProof proof, Instant instant) {
        KeyGeneration active = now.active();
        boolean acceptedSoFar = active != null && active.said().rejectedSince() == null;
        if (acceptedSoFar && proof.inUseRefused()) {
            agenda.plan(now.shop().id(), instant);
        }
    }

    private void publishTried(
            Case now, AttemptResult result, AttemptDecision decision, Instant at, @Nullable Instant next) {
        events.publishEvent(new KeyTried(now.key(), result, decision, at, next));
    }

    private void publishChanged(Case now) {
        events.publishEvent(new ShopChanged(now.shop().tenant(), now.shop().shopId()));
    }
}
