package jp.kagiban.shop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import jp.kagiban.audit.Action;
import jp.kagiban.mall.Answer;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopStatus.Hold;
import jp.kagiban.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What members decide about keys and shops that are there. */
@Component
class KeyCommands {

    private static final Duration BETWEEN_CHECKS = Duration.ofMinutes(1);

    private final TenantScope scope;
    private final Shops shops;
    private final KeyGenerations generations;
    private final ShopWatches watches;
    private final KeyRetirement retirement;
    private final KeyEnds ends;
    private final Vault vault;
    private final ShopJobs jobs;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final ShopHistory history;
    private final Clock clock;

    KeyCommands(
            TenantScope scope,
            Shops shops,
            KeyGenerations generations,
            ShopWatches watches,
            KeyRetirement retirement,
            KeyEnds ends,
            Vault vault,
            ShopJobs jobs,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            ShopHistory history,
            Clock clock) {
        this.scope = scope;
        this.shops = shops;
        this.generations = generations;
        this.watches = watches;
        this.retirement = retirement;
        this.ends = ends;
        this.vault = vault;
        this.jobs = jobs;
        this.events = events;
        this.transaction = transaction;
        this.history = history;
        this.clock = clock;
    }

    boolean confirm(UUID shop, UUID generation, UUID member) {
        return changing(shop, found -> {
            OpenKeys open = open(found);
            Optional<KeyGeneration> held = open.waiting(generation).filter(key -> mayBeConfirmed(key, open.active()));
            held.ifPresent(key -> {
                Instant now = clock.instant();
                generations.save(key.with(key.trying().confirmed(member, now)));
                history.write(Action.KEY_CONFIRMED, key, member);
                jobs.plan(ShopJobs.keyJob(key), now);
            });
            return held.isPresent();
        });
    }

    private boolean mayBeConfirmed(KeyGeneration key, @Nullable KeyGeneration active) {
        Instant now = clock.instant();
        Instant expiry = key.said().expiresAt();
        boolean past = expiry != null && new Expiry(expiry).passed(now);
        boolean activeWorks = active != null && KeyActivationPolicy.works(active.said(), now);
        return key.trying().heldFor() == Hold.EARLIER_THAN_ACTIVE && !(past && activeWorks);
    }

    boolean withdraw(UUID shop, UUID generation, UUID member) {
        return changing(shop, found -> {
            Optional<KeyGeneration> waiting = open(found).waiting(generation);
            waiting.ifPresent(key -> retirement.retire(key, KeyRecord.EndReason.WITHDRAWN, member));
            return waiting.isPresent();
        });
    }

    boolean destroySecrets(UUID shop, UUID generation) {
        return changing(shop, found -> {
            Optional<KeyGeneration> kept = generations
                    .findById(new GenerationId(found.tenant(), generation))
                    .filter(key -> key.shopId().equals(shop))
                    .filter(key -> key.life().secretsUntil() != null);
            kept.ifPresent(retirement::shred);
            return kept.isPresent();
        });
    }

    ExpiryEntry enterExpiry(UUID shop, UUID generation, String end, LocalDate day, UUID member) {
        Instant at = Jst.startOf(day.plusDays(1)).minusSeconds(1);
        if (new Expiry(at).passed(clock.instant())) {
            return ExpiryEntry.PAST;
        }
        if (isTooFar(shop, end, day)) {
            return ExpiryEntry.TOO_FAR;
        }
        boolean stored = changing(shop, found -> {
            Optional<KeyGeneration> undated = Optional.ofNullable(open(found).active())
                    .filter(key -> key.id().id().equals(generation))
                    .filter(key -> ends.isToBeTyped(found, key, end));
            undated.ifPresent(key -> {
                enter(found, key, ends.entered(found, key, end, at, member));
                history.expiryEntered(key, day, member);
            });
            return undated.isPresent();
        });
        return stored ? ExpiryEntry.STORED : ExpiryEntry.NOT_NEEDED;
    }

    private boolean isTooFar(UUID shop, String end, LocalDate day) {
        return shops.findById(new ShopId(scope.current(), shop))
                .map(found -> ends.longest(found, end))
                .filter(longest -> day.isAfter(Jst.today(clock).plusDays(longest.toDays())))
                .isPresent();
    }

    private void enter(Shop shop, KeyGeneration key, KeyGeneration.Said said) {
        UUID tenant = shop.tenant();
        UUID id = shop.id().id();
        generations.save(key.with(said));
        Instant next = WatchPlan.next(id, said, clock.instant());
        ShopWatch watch = watches.findById(new WatchId(tenant, id)).orElseGet(() -> ShopWatch.of(shop.id()));
        watches.save(watch.planned(next, watch.failures()));
        jobs.plan(new ShopJobs.WatchJob(tenant, id), next);
    }

    boolean delete(UUID shop, UUID member) {
        return changing(shop, found -> {
            UUID tenant = found.tenant();
            history.write(Action.SHOP_DELETED, found, member);
            events.publishEvent(new ShopDeleted(tenant, shop, member));
            generations
                    .findByIdTenantIdAndShopIdOrderBySerialNoDesc(tenant, shop)
                    .forEach(this::cancelJobs);
            jobs.cancel(new ShopJobs.WatchJob(tenant, shop));
            vault.destroy(shop);
            generations.deleteOf(tenant, shop);
            watches.deleteById(new WatchId(tenant, shop));
            shops.deleteById(found.id());
            return true;
        });
    }

    private void cancelJobs(KeyGeneration key) {
        jobs.cancel(ShopJobs.keyJob(key));
        jobs.cancel(ShopJobs.shredJob(key));
    }

    /** Under the shop's lock; open pages are told if something has changed. */
    private boolean changing(UUID shop, Predicate<Shop> task) {
        UUID tenant = scope.current();
        return transaction.execute(_ -> {
            boolean changed = shops.lock(tenant, shop).filter(task).isPresent();
            if (changed) {
                events.publishEvent(new ShopChanged(tenant, shop));
            }
            return changed;
        });
    }

    private OpenKeys open(Shop shop) {
        return OpenKeys.of(generations.open(shop.tenant(), shop.id().id()));
    }

    CheckNow checkNow(UUID shop) {
        UUID tenant = scope.current();
        Instant now = clock.instant();
        return transaction.execute(_ -> shops.lock(tenant, shop)
                .flatMap(found -> watches.findById(new WatchId(tenant, shop)).map(watch -> check(found, watch, now)))
                .orElseGet(() -> new CheckNow(false, now)));
    }

    private CheckNow check(Shop shop, ShopWatch watch, Instant now) {
        Instant checked = watch.checkedAt();
        if (checked != null && checked.plus(BETWEEN_CHECKS).isAfter(now)) {
            return new CheckNow(false, checked.plus(BETWEEN_CHECKS));
        }
        OpenKeys open = open(shop);
        Instant asked = watch.nextAsk();
        boolean busy = watch.lastAnswer() == Answer.THROTTLED && watch.failures() > 0;
        if (busy && asked != null && asked.isAfter(now)) {
            return new CheckNow(false, asked);
        }
        boolean watched = open.active() != null;
        watches.save(watch.checked(now, watched ? now : asked));
        if (watched) {
            jobs.plan(new ShopJobs.WatchJob(shop.tenant(), shop.id().id()), now);
        }
        Optional.ofNullable(open.waiting())
                .filter(key -> key.trying().lastAnswer() != Answer.THROTTLED)
                .ifPresent(key -> jobs.plan(ShopJobs.keyJob(key), now));
        history.write(Action.SHOP_CHECK_ASKED, shop, null);
        return new CheckNow(true, now.plus(BETWEEN_CHECKS));
    }
}
