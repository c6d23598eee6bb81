package jp.kagiban.shop.activation;

import java.time.Instant;
import java.util.Optional;
import jp.kagiban.mall.KeyProof;
import jp.kagiban.mall.KeyUse;
import jp.kagiban.mall.NewKey;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.key.KeyCredentials;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.KeyGeneration.TenantGeneration;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.vault.Use;
import org.springframework.stereotype.Component;

/**
 * Tries a waiting key: reads its state, calls the mall without holding a database connection, and stores the result.
 * After a crash the job starts again. The job is idempotent, since a second run finds another version of the key.
 */
@Component
public class KeyActivationJob {

    private static final Use PROVE = Use.byJob(Use.Purpose.PROVE_A_NEW_KEY);

    private final TenantScope scope;
    private final KeyActivationStore store;
    private final KeyTrialLimiter limiter;
    private final KeyCredentials keyCredentials;

    KeyActivationJob(
            TenantScope scope, KeyActivationStore store, KeyTrialLimiter limiter, KeyCredentials keyCredentials) {
        this.scope = scope;
        this.store = store;
        this.limiter = limiter;
        this.keyCredentials = keyCredentials;
    }

    /** Tries the key once. Returns when to try again; empty if the key no longer waits. */
    public Optional<Instant> run(KeyJobs.KeyJob job) {
        return scope.in(job.tenant(), () -> {
            Optional<KeyActivationStore.Case> waiting = store.read(job);
            if (waiting.isEmpty()) {
                limiter.abandon(job.id());
            }
            return waiting.flatMap(this::attempt);
        });
    }

    private Optional<Instant> attempt(KeyActivationStore.Case waiting) {
        Optional<KeyTrialLimiter.Turn> turn = limiter.enter(waiting.key().id(), waiting.allotment());
        if (turn.isPresent()) {
            return store.queue(waiting, turn.get());
        }
        return store.write(waiting, prove(waiting));
    }

    /** Tries the key and always settles the trial. An open trial would count toward the limit for an hour. */
    private KeyProof prove(KeyActivationStore.Case waiting) {
        TenantGeneration key = waiting.key().id();
        try {
            KeyProof proof = ask(waiting);
            limiter.settle(key, proof.verdict().kind());
            return proof;
        } catch (RuntimeException | Error brokenOff) {
            limiter.abandon(key);
            throw brokenOff;
        }
    }

    KeyProof ask(KeyActivationStore.Case waiting) {
        KeyGeneration active = waiting.active();
        KeyUse inUse = active == null ? null : lent(waiting, active);
        NewKey newKey = new NewKey(
                lent(waiting, waiting.key()), inUse, waiting.key().origin().enteredAt());
        return keyCredentials.mall(waiting.shop()).prove(newKey);
    }

    private KeyUse lent(KeyActivationStore.Case waiting, KeyGeneration key) {
        return keyCredentials.lent(waiting.shop(), key, waiting.proves(key), PROVE);
    }
}
