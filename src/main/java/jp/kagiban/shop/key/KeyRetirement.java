package jp.kagiban.shop.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.audit.Action;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.key.KeyGeneration.TenantGeneration;
import jp.kagiban.shop.register.ShopChanged;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.storage.Jobs;
import jp.kagiban.task.MallTasks;
import jp.kagiban.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends a key generation. The secrets of a waiting key are destroyed in the same transaction. The secrets of a key that
 * was in use are kept for a day. Then a job destroys them, unless a member has done so earlier.
 */
@Component
public class KeyRetirement {

    static final Duration GRACE = Duration.ofHours(24);

    private final TenantScope scope;
    private final Shops shops;
    private final KeyGenerations generations;
    private final Vault vault;
    private final Jobs jobs;
    private final MallTasks tasks;
    private final ShopHistory history;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeyRetirement(
            TenantScope scope,
            Shops shops,
            KeyGenerations generations,
            Vault vault,
            Jobs jobs,
            MallTasks tasks,
            ShopHistory history,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.scope = scope;
        this.shops = shops;
        this.generations = generations;
        this.vault = vault;
        this.jobs = jobs;
        this.tasks = tasks;
        this.history = history;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param by the member who ended the key; null if the mall's answer did */
    public void retire(KeyGeneration key, KeyRecord.EndReason reason, @Nullable MemberId by) {
        Instant now = clock.instant();
        tasks.cancel(KeyJobs.keyJob(key));
        history.ended(key, reason, by);
        if (key.active()) {
            Instant until = now.plus(GRACE);
            generations.save(key.retired(now, reason, by, until));
            jobs.plan(KeyJobs.shredJob(key), until);
        } else {
            generations.save(key.retired(now, reason, by, null));
            vault.destroy(key.shopId().id(), key.revision());
        }
    }

    /** Cancels all jobs of a key whose shop is being deleted. */
    public void forget(KeyGeneration key) {
        tasks.cancel(KeyJobs.keyJob(key));
        jobs.cancel(KeyJobs.shredJob(key));
    }

    /**
     * Destroys the kept secrets of a superseded key if their day is over. Returns the time of the next run; empty if no
     * secret is left.
     */
    public Optional<Instant> shred(KeyJobs.ShredJob job) {
        return scope.in(
                job.tenant(),
                () -> transaction.execute(_ -> shops.lock(job.tenant(), job.shop())
                        .flatMap(_ -> generations.findById(new TenantGeneration(job.tenant(), job.generation())))
                        .flatMap(this::shredWhenDue)));
    }

    private Optional<Instant> shredWhenDue(KeyGeneration key) {
        Instant until = key.life().secretsUntil();
        if (until == null || until.isAfter(clock.instant())) {
            return Optional.ofNullable(until);
        }
        shred(key);
        events.publishEvent(new ShopChanged(key.id().tenantId(), key.shopId()));
        return Optional.empty();
    }

    /** Destroys the kept secrets of a key that has ended. Idempotent. */
    public void shred(KeyGeneration key) {
        vault.destroy(key.shopId().id(), key.revision());
        generations.save(key.shredded());
        jobs.cancel(KeyJobs.shredJob(key));
        history.write(Action.KEY_SECRETS_DESTROYED, key, null);
    }
}
