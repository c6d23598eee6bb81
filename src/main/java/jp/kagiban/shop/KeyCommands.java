package jp.kagiban.shop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jp.kagiban.audit.Action;
import jp.kagiban.mall.Answer;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.activation.KeyActivationPolicy;
import jp.kagiban.shop.key.Expiry;
import jp.kagiban.shop.key.Hold;
import jp.kagiban.shop.key.KeyEnds;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.KeyGeneration.TenantGeneration;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.KeyRecord;
import jp.kagiban.shop.key.KeyRetirement;
import jp.kagiban.shop.key.OpenKeys;
import jp.kagiban.shop.key.ShopHistory;
import jp.kagiban.shop.register.CheckNow;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.ShopLock;
import jp.kagiban.shop.watch.ShopWatch;
import jp.kagiban.shop.watch.ShopWatches;
import jp.kagiban.shop.watch.WatchPlan;
import jp.kagiban.task.MallTasks;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Carries out the decisions of members about the keys of saved shops of the current tenant. */
@Service
public class KeyCommands {

    private static final Duration BETWEEN_CHECKS = Duration.ofMinutes(1);

    private final ShopLock lock;
    private final KeyGenerations generations;
    private final ShopWatches watches;
    private final KeyRetirement retirement;
    private final KeyEnds ends;
    private final MallTasks tasks;
    private final ShopHistory history;
    private final Clock clock;

    KeyCommands(
            ShopLock lock,
            KeyGenerations generations,
            ShopWatches watches,
            KeyRetirement retirement,
            KeyEnds ends,
            MallTasks tasks,
            ShopHistory history,
            Clock clock) {
        this.lock = lock;
        this.generations = generations;
        this.watches = watches;
        this.retirement = retirement;
        this.ends = ends;
        this.tasks = tasks;
        this.history = history;
        this.clock = clock;
    }

    /** Result of entering an expiry by hand. */
    public enum ExpiryEntry {
        /** Stored. */
        STORED,
        /** Not stored: the day is over already. */
        PAST,
        /** Not stored: no key of this mall lasts that long. */
        TOO_FAR,
        /** Not stored: the mall has returned the date, or this key is no longer in use. */
        NOT_NEEDED
    }

    /**
     * Confirms that a held key may take over although it doesn't end later than the key in use. First the mall must
     * accept the held key once more.
     *
     * @return false if the key isn't held, or if its date is past while the key in use still works
     */
    @Needs(value = Permission.CHANGE_KEYS, fresh = true)
    public boolean confirm(ShopId shop, GenerationId generation, MemberId member) {
        return lock.changing(shop, found -> {
            OpenKeys open = generations.openOf(found);
            Optional<KeyGeneration> held = open.waiting(generation).filter(key -> mayBeConfirmed(key, open.active()));
            held.ifPresent(key -> {
                Instant now = clock.instant();
                generations.save(key.with(key.trying().confirmed(member, now)));
                history.write(Action.KEY_CONFIRMED, key, member);
                tasks.plan(KeyJobs.keyJob(key), now);
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

    /**
     * Ends a waiting key and destroys its secrets. The key in use stays.
     *
     * @return false if the key no longer waits
     */
    @Needs(value = Permission.CHANGE_KEYS, fresh = true)
    public boolean withdraw(ShopId shop, GenerationId generation, MemberId member) {
        return lock.changing(shop, found -> {
            Optional<KeyGeneration> waiting = generations.openOf(found).waiting(generation);
            waiting.ifPresent(key -> retirement.retire(key, KeyRecord.EndReason.WITHDRAWN, member));
            return waiting.isPresent();
        });
    }

    /**
     * Destroys the kept secrets of a superseded key at once.
     *
     * @return false if no secret is kept
     */
    @Needs(value = Permission.CHANGE_KEYS, fresh = true)
    public boolean destroySecrets(ShopId shop, GenerationId generation) {
        return lock.changing(shop, found -> {
            Optional<KeyGeneration> kept = generations
                    .findById(new TenantGeneration(found.tenant(), generation))
                    .filter(key -> key.shopId().equals(shop))
                    .filter(key -> key.life().secretsUntil() != null);
            kept.ifPresent(retirement::shred);
            return kept.isPresent();
        });
    }

    /**
     * Stores the last day of the key in use, as a member read it on a screen of the mall. The key ends on that day at
     * 23:59:59 in Tokyo. A date that the mall returns later replaces it.
     *
     * @param generation the key that the page showed
     * @param end the name of the {@link jp.kagiban.mall.KeyEnd}
     */
    @Needs(Permission.CHANGE_KEYS)
    public ExpiryEntry enterExpiry(ShopId shop, GenerationId generation, String end, LocalDate day, MemberId member) {
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

    private void store(Shop shop, KeyGeneration key, KeyGeneration.Said said) {
        generations.save(key.with(said));
        Instant next = WatchPlan.next(shop.shopId(), said, clock.instant());
        ShopWatch watch = watches.of(shop.id());
        watches.save(watch.planned(next, watch.failures()));
        tasks.plan(new KeyJobs.WatchJob(shop.tenant(), shop.shopId()), next);
    }

    /** Plans a check of the key in use and of the waiting key for now. Possible once a minute for each shop. */
    @Needs(Permission.CHANGE_SHOPS)
    public CheckNow checkNow(ShopId shop) {
        Instant now = clock.instant();
        AtomicReference<CheckNow> answer = new AtomicReference<>(new CheckNow(false, now));
        lock.changing(shop, found -> {
            answer.set(check(found, now));
            // The pages are redrawn when the mall answers.
            return false;
        });
        return answer.get();
    }

    private CheckNow check(Shop shop, Instant now) {
        ShopWatch watch = watches.of(shop.id());
        Instant checked = watch.checkedAt();
        if (checked != null && checked.plus(BETWEEN_CHECKS).isAfter(now)) {
            return new CheckNow(false, checked.plus(BETWEEN_CHECKS));
        }
        OpenKeys open = generations.openOf(shop);
        Instant nextCheck = watch.nextAsk();
        boolean busy = watch.lastAnswer() == Answer.THROTTLED && watch.failures() > 0;
        if (busy && nextCheck != null && nextCheck.isAfter(now)) {
            return new CheckNow(false, nextCheck);
        }
        boolean watched = open.active() != null;
        watches.save(watch.checked(now, watched ? now : nextCheck));
        if (watched) {
            tasks.press(new KeyJobs.WatchJob(shop.tenant(), shop.shopId()));
        }
        Optional.ofNullable(open.waiting())
                .filter(key -> key.trying().lastAnswer() != Answer.THROTTLED)
                .ifPresent(key -> tasks.press(KeyJobs.keyJob(key)));
        history.write(Action.SHOP_CHECK_ASKED, shop, null);
        return new CheckNow(true, now.plus(BETWEEN_CHECKS));
    }
}
