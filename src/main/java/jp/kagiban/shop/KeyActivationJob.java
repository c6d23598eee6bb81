package jp.kagiban.shop;

import java.time.Instant;
import java.util.Optional;
import jp.kagiban.mall.KeyProof;
import jp.kagiban.mall.KeyTrial;
import jp.kagiban.mall.KeyUse;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.vault.Use;
import org.springframework.stereotype.Component;

/**
 * The road of every new key: read how it stands, ask the mall with no database connection held, write what follows. Killed in
 * between it is run again from the start; run twice it changes nothing, because the second finds another version.
 */
@Component
class KeyActivationJob {

    private static final Use PROVE = Use.byJob(Use.Purpose.PROVE_A_NEW_KEY);

    private final TenantScope scope;
    private final KeyActivationStore ledger;
    private final KeyTrialLimiter gate;
    private final KeyCredentials ring;

    KeyActivationJob(TenantScope scope, KeyActivationStore ledger, KeyTrialLimiter gate, KeyCredentials ring) {
        this.scope = scope;
        this.ledger = ledger;
        this.gate = gate;
        this.ring = ring;
    }

    /** Tries the key once. Returns when to try again; empty if the road has ended. */
    Optional<Instant> run(ShopJobs.KeyJob job) {
        return scope.in(job.tenant(), () -> {
            Optional<KeyActivationStore.Case> waiting = ledger.read(job);
            if (waiting.isEmpty()) {
                gate.abandon(job.id());
            }
            return waiting.flatMap(this::attempt);
        });
    }

    private Optional<Instant> attempt(KeyActivationStore.Case waiting) {
        Optional<KeyTrialLimiter.Turn> later = gate.enter(waiting.key().id());
        if (later.isPresent()) {
            return ledger.queue(waiting, later.get());
        }
        return ledger.write(waiting, tried(waiting));
    }

    /** Settles the trial whatever becomes of the key meanwhile, else it would take a place of the ten for an hour. */
    private KeyProof tried(KeyActivationStore.Case waiting) {
        GenerationId key = waiting.key().id();
        try {
            KeyProof proof = ask(waiting);
            gate.settle(key, proof.verdict().kind());
            return proof;
        } catch (RuntimeException | Error brokenOff) {
            gate.abandon(key);
            throw brokenOff;
        }
    }

    KeyProof ask(KeyActivationStore.Case waiting) {
        KeyGeneration active = waiting.active();
        KeyUse inUse = active == null ? null : lent(waiting, active);
        KeyTrial trial = new KeyTrial(
                lent(waiting, waiting.key()), inUse, waiting.key().origin().enteredAt());
        return ring.mall(waiting.shop()).prove(trial);
    }

    private KeyUse lent(KeyActivationStore.Case waiting, KeyGeneration key) {
        return ring.lent(waiting.shop(), key, waiting.proves(key), PROVE);
    }
}
