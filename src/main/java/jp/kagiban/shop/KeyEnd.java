package jp.kagiban.shop;

import java.time.Clock;
import java.util.UUID;
import jp.kagiban.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ends a key generation. Its secrets go in the same transaction, also those of a key that was in use: the one that takes over
 * has been proven by a 200 before, and a call under way holds its own copy.
 */
@Component
class KeyEnd {

    private final KeyGenerations generations;
    private final Vault vault;
    private final ShopJobs jobs;
    private final Clock clock;

    KeyEnd(KeyGenerations generations, Vault vault, ShopJobs jobs, Clock clock) {
        this.generations = generations;
        this.vault = vault;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** @param by the member who ended it, or null */
    void retire(KeyGeneration key, KeyRecord.EndReason reason, @Nullable UUID by) {
        generations.save(key.retired(clock.instant(), reason, by));
        vault.destroy(key.shopId(), key.revision());
        jobs.cancel(ShopJobs.keyJob(key));
    }
}
