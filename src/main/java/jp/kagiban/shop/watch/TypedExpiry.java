package jp.kagiban.shop.watch;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jp.kagiban.errand.Errands;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.key.Expiry;
import jp.kagiban.shop.key.KeyEnds;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.KeyGeneration.Said;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.ShopHistory;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.ShopLock;
import org.springframework.stereotype.Component;

/** Takes an end of the key in use that a member typed, and has the watch go by it. */
@Component
public class TypedExpiry {

    private final ShopLock lock;
    private final KeyGenerations generations;
    private final ShopWatches watches;
    private final KeyEnds ends;
    private final Errands errands;
    private final ShopHistory history;
    private final Clock clock;

    TypedExpiry(
            ShopLock lock,
            KeyGenerations generations,
            ShopWatches watches,
            KeyEnds ends,
            Errands errands,
            ShopHistory history,
            Clock clock) {
        this.lock = lock;
        this.generations = generations;
        this.watches = watches;
        this.ends = ends;
        this.errands = errands;
        this.history = history;
        this.clock = clock;
    }

    public ExpiryEntry enter(ShopId shop, GenerationId generation, String end, LocalDate day, MemberId member) {
        Instant at = Jst.startOf(day.plusDays(1)).minusSeconds(1);
        if (new Expiry(at).passed(clock.instant())) {
            return ExpiryEntry.PAST;
        }
        AtomicReference<ExpiryEntry> entry = new AtomicReference<>(ExpiryEntry.NOT_NEEDED);
        lock.changing(shop, found -> {
            Optional<KeyGeneration> undated = Optional.ofNullable(
                            generations.openOf(found).active())
                    .filter(key -> key.id().id().equals(generation))
                    .filter(key -> ends.isToBeTyped(found, key, end));
            if (day.isAfter(Jst.today(clock).plusDays(ends.longest(found, end).toDays()))) {
                entry.set(ExpiryEntry.TOO_FAR);
                return false;
            }
            undated.ifPresent(key -> {
                store(found, key, ends.entered(found, key, end, at, member));
                history.expiryEntered(key, day, member);
                entry.set(ExpiryEntry.STORED);
            });
            return undated.isPresent();
        });
        return entry.get();
    }

    private void store(Shop shop, KeyGeneration key, Said said) {
        TenantId tenant = shop.tenant();
        ShopId id = shop.shopId();
        generations.save(key.with(said));
        Instant next = WatchPlan.next(id, said, clock.instant());
        ShopWatch watch = watches.of(shop.id());
        watches.save(watch.planned(next, watch.failures()));
        errands.plan(new KeyJobs.WatchJob(tenant, id), next);
    }
}
