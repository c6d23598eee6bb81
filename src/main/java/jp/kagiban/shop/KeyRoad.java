package jp.kagiban.shop;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import jp.kagiban.rms.Rms;
import jp.kagiban.rms.RmsCredentials;
import jp.kagiban.rms.RmsDiagnosis;
import jp.kagiban.rms.RmsFunction;
import jp.kagiban.rms.RmsOutcome;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.vault.Use;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The road of every new key: read how it stands, ask RMS with no database connection held, write what follows. Killed in
 * between it is run again from the start; run twice it changes nothing, because the second finds another version.
 */
@Component
class KeyRoad {

    private static final Use PROVE = Use.byJob(Use.Purpose.PROVE_A_NEW_KEY);

    private final TenantScope scope;
    private final RoadLedger ledger;
    private final KeyGate gate;
    private final KeyRing ring;
    private final Rms rms;
    private final RmsDiagnosis functions;

    KeyRoad(TenantScope scope, RoadLedger ledger, KeyGate gate, KeyRing ring, Rms rms, RmsDiagnosis functions) {
        this.scope = scope;
        this.ledger = ledger;
        this.gate = gate;
        this.ring = ring;
        this.rms = rms;
        this.functions = functions;
    }

    /** Tries the key once. Returns when to try again; empty if the road has ended. */
    Optional<Instant> run(ShopJobs.KeyJob job) {
        return scope.in(job.tenant(), () -> {
            Optional<RoadLedger.Case> waiting = ledger.read(job);
            if (waiting.isEmpty()) {
                gate.abandon(job.id());
            }
            return waiting.flatMap(this::attempt);
        });
    }

    private Optional<Instant> attempt(RoadLedger.Case waiting) {
        Optional<KeyGate.Turn> later = gate.enter(waiting.key().id());
        if (later.isPresent()) {
            return ledger.queue(waiting, later.get());
        }
        return ledger.write(waiting, tried(waiting));
    }

    /** Settles the trial whatever becomes of the key meanwhile, else it would take a place of the ten for an hour. */
    private Answers tried(RoadLedger.Case waiting) {
        GenerationId key = waiting.key().id();
        try {
            Answers answers = ask(waiting);
            gate.settle(key, Answers.kind(answers.verdict()));
            return answers;
        } catch (RuntimeException | Error brokenOff) {
            gate.abandon(key);
            throw brokenOff;
        }
    }

    Answers ask(RoadLedger.Case waiting) {
        RmsOutcome licence = licence(waiting, waiting.key());
        RmsOutcome order = licence instanceof RmsOutcome.Rejected ? order(waiting, waiting.key()) : null;
        if (order instanceof RmsOutcome.Valid) {
            // RMS may have begun to take the key between the two calls: then its function isn't off.
            licence = licence(waiting, waiting.key());
        }
        KeyGeneration active = waiting.active();
        if (active == null || !proven(licence, order)) {
            return new Answers(licence, order, null);
        }
        RmsOutcome activeOrder = order(waiting, active);
        if (order == null && !(activeOrder instanceof RmsOutcome.Rejected)) {
            order = order(waiting, waiting.key());
        }
        Answers answers = new Answers(licence, order, activeOrder);
        boolean comparable = order instanceof RmsOutcome.Valid && activeOrder instanceof RmsOutcome.Valid;
        return comparable ? answers.hinderedBy(hindrance(waiting, waiting.key(), active)) : answers;
    }

    /** Orders are searched with one function and read with another: a key must not lose what the one before it could. */
    private @Nullable RmsOutcome hindrance(RoadLedger.Case waiting, KeyGeneration key, KeyGeneration active) {
        RmsOutcome read = read(waiting, key);
        if (read instanceof RmsOutcome.Valid) {
            return null;
        }
        RmsOutcome before = read(waiting, active);
        if (before instanceof RmsOutcome.Rejected) {
            return null;
        }
        return read instanceof RmsOutcome.Rejected && !(before instanceof RmsOutcome.Valid) ? before : read;
    }

    private RmsOutcome read(RoadLedger.Case waiting, KeyGeneration key) {
        return with(waiting, key, credentials -> functions.tryOut(RmsFunction.GET_ORDER, credentials));
    }

    private static boolean proven(RmsOutcome licence, @Nullable RmsOutcome order) {
        return licence instanceof RmsOutcome.Valid || order instanceof RmsOutcome.Valid;
    }

    private RmsOutcome licence(RoadLedger.Case waiting, KeyGeneration key) {
        return with(waiting, key, rms::licenceExpiry);
    }

    private RmsOutcome order(RoadLedger.Case waiting, KeyGeneration key) {
        return with(waiting, key, rms::searchOneMinute);
    }

    private RmsOutcome with(RoadLedger.Case waiting, KeyGeneration key, Function<RmsCredentials, RmsOutcome> question) {
        return ring.with(waiting.shop(), key, waiting.proves(key), PROVE, question);
    }
}
