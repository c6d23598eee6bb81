package jp.kagiban.shop;

import java.time.Instant;
import java.util.Optional;
import jp.kagiban.rms.Rms;
import jp.kagiban.rms.RmsDiagnosis;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Component;

/**
 * The road of every new key: read how it stands, ask RMS with no database connection held, write what follows. Killed in
 * between it is run again from the start; run twice it changes nothing, because the second finds another version.
 */
@Component
class KeyRoad {

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
        return new KeyProbe(waiting, ring, rms, functions).ask();
    }
}
