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
import jp.kagiban.shop.watch.WatchPlan;
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

    /** A waiting key and the key in use, as read before the mall was asked. */
    record Case(Shop shop, KeyGeneration key, @Nullable KeyGeneration active) {

        /** Whether the mall has accepted a key with this number from the shop. */
        boolean proves(KeyGeneration one) {
            return one.accepted() || (active != null && active.hasNumberOf(one));
        }

        /** Returns the limit under which such a key is tried. */
        Allotment allotment() {
            String number = key.origin().shopNumber();
            return number == null ? Allotment.UNPROVEN : new Allotment(number, proves(key));
        }

        boolean stands(Case now) {
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

    /** Stores that the key must wait for its turn. */
    Optional<Instant> queue(Case before, KeyTrialLimiter.Turn turn) {
        return transaction.execute(_ -> locked(before).map(now -> {
            Hold hold = turn.crowded() ? Hold.TOO_MANY_REFUSED : Hold.NONE;
            generations.save(now.key().with(now.key().trying().next(hold, turn.at())));
            tried(now, AttemptResult.NOT_ASKED, AttemptDecision.WAITS_ITS_TURN, clock.instant(), turn.at());
            changed(now);
            return turn.at();
        }));
    }

    /** Stores the consequences of the proof. Returns when to try again; empty if the key no longer waits. */
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
        KeyGeneration active = now.active();
        KeyGeneration.Said inUse = active == null ? null : ends.beside(now.shop(), active, proof.said());
        KeyActivationPolicy policy =
                new KeyActivationPolicy(retry, malls.of(now.shop().mallId()).acceptance());
        ActivationDecision step = policy.decide(key.trying(), key.sameKey(), inUse, proof, instant);
        agenda.hear(now.shop().id(), proof.verdict().kind(), instant);
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
            case ActivationDecision.WaitForMall(KeyGeneration.Trying trying) -> {
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

    private void activate(Case now, KeyGeneration.Said said, KeyWord word, Instant instant) {
        KeyGeneration key = now.key();
        KeyGeneration old = now.active();
        if (old != null) {
            KeyRecord.EndReason reason = key.sameKey() ? KeyRecord.EndReason.CORRECTED : KeyRecord.EndReason.SUPERSEDED;
            retirement.retire(old, reason, null);
        }
        KeyGeneration.Said known = ends.takenOver(now.shop(), key, old, said, word);
        generations.save(key.activated(instant, old != null, known));
        TenantShop shop = now.shop().id();
        agenda.plan(shop, WatchPlan.next(shop.id(), known, instant));
        history.activated(key);
        events.publishEvent(
                new ShopKeyActivated(shop.tenantId(), shop.id(), key.id().id(), known.expiresAt()));
    }

    /** A mall may know a key and still refuse its work; the date from the mall tells such a key from an unknown one. */
    private static KeyGeneration.Said heard(KeyGeneration key, KeyProof proof) {
        KeyWord said = proof.said();
        return said.answered() ? new KeyGeneration.Said(said.end(), false, null) : key.said();
    }

    private static AttemptResult result(KeyProof proof) {
        return AttemptResult.of(proof.verdict(), proof.said().calls());
    }

    /** If orders don't come with the key in use, the watch checks at once whether it was stopped. */
    private void doubt(Case now, KeyProof proof, Instant instant) {
        KeyGeneration active = now.active();
        boolean news = active != null && active.said().rejectedSince() == null;
        if (news && proof.inUseRefused()) {
            agenda.plan(now.shop().id(), instant);
        }
    }

    private void tried(Case now, AttemptResult result, AttemptDecision decision, Instant at, @Nullable Instant next) {
        events.publishEvent(new KeyTried(now.key(), result, decision, at, next));
    }

    private void changed(Case now) {
        events.publishEvent(new ShopChanged(now.shop().tenant(), now.shop().shopId()));
    }
}
