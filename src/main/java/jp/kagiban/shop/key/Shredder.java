package jp.kagiban.shop.key;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.key.KeyGeneration.TenantGeneration;
import jp.kagiban.shop.register.ShopChanged;
import jp.kagiban.shop.register.Shops;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Destroys what was kept of a superseded key once its day is over. Run again it finds nothing left to do. */
@Component
public class Shredder {

    private final TenantScope scope;
    private final Shops shops;
    private final KeyGenerations generations;
    private final KeyRetirement end;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Shredder(
            TenantScope scope,
            Shops shops,
            KeyGenerations generations,
            KeyRetirement end,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.scope = scope;
        this.shops = shops;
        this.generations = generations;
        this.end = end;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Returns when to come again; empty if it is done. */
    public Optional<Instant> run(KeyJobs.ShredJob job) {
        return scope.in(
                job.tenant(),
                () -> transaction.execute(_ -> shops.lock(job.tenant(), job.shop())
                        .flatMap(_ -> generations.findById(new TenantGeneration(job.tenant(), job.generation())))
                        .flatMap(this::shred)));
    }

    private Optional<Instant> shred(KeyGeneration key) {
        Instant until = key.life().secretsUntil();
        if (until == null || until.isAfter(clock.instant())) {
            return Optional.ofNullable(until);
        }
        end.shred(key);
        events.publishEvent(new ShopChanged(key.id().tenantId(), key.shopId()));
        return Optional.empty();
    }
}
