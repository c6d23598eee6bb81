package jp.kagiban.shop;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import jp.kagiban.audit.Action;
import jp.kagiban.errand.Errands;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.activation.KeyActivationPolicy;
import jp.kagiban.shop.key.Expiry;
import jp.kagiban.shop.key.Hold;
import jp.kagiban.shop.key.KeyGeneration.TenantGeneration;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.KeyRecord;
import jp.kagiban.shop.key.KeyRetirement;
import jp.kagiban.shop.key.OpenKeys;
import jp.kagiban.shop.key.ShopHistory;
import jp.kagiban.shop.register.CheckNow;
import jp.kagiban.shop.register.ShopLock;
import jp.kagiban.shop.watch.CheckRequests;
import jp.kagiban.shop.watch.ExpiryEntry;
import jp.kagiban.shop.watch.TypedExpiry;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What members decide about the keys of shops that are there, in the tenant in force. */
@Service
public class KeyCommands {

    private final ShopLock lock;
    private final KeyGenerations generations;
    private final KeyRetirement retirement;
    private final Errands errands;
    private final ShopHistory history;
    private final TypedExpiry typed;
    private final CheckRequests checks;
    private final Clock clock;

    KeyCommands(
            ShopLock lock,
            KeyGenerations generations,
            KeyRetirement retirement,
            Errands errands,
            ShopHistory history,
            TypedExpiry typed,
            CheckRequests checks,
            Clock clock) {
        this.lock = lock;
        this.generations = generations;
        this.retirement = retirement;
        this.errands = errands;
        this.history = history;
        this.typed = typed;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * The member's word that a key may take over though it ends no later than the one in use. The mall is asked again, then it does.
     *
     * @return false if there is nothing to confirm: it isn't held, or its own date is past while the one in use still works
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
                errands.plan(KeyJobs.keyJob(key), now);
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
     * Ends a key that waits and destroys its secrets; the one in use stays.
     *
     * @return false if it waits no more
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
     * Destroys at once what is still kept of a superseded key.
     *
     * @return false if nothing is kept (any more)
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
     * Notes the last day of the key in use as the mall shows it on a screen, where it doesn't tell it by itself. It ends at
     * 23:59:59 in Tokyo, and gives way as soon as the mall answers.
     *
     * @param generation the key that the page showed
     * @param end the name of the {@link jp.kagiban.mall.KeyEnd}
     */
    @Needs(Permission.CHANGE_KEYS)
    public ExpiryEntry enterExpiry(ShopId shop, GenerationId generation, String end, LocalDate day, MemberId member) {
        return typed.enter(shop, generation, end, day, member);
    }

    /** Asks the mall at once about the key in use and the one that waits; at most once a minute for each shop. */
    @Needs(Permission.CHANGE_SHOPS)
    public CheckNow checkNow(ShopId shop) {
        return checks.checkNow(shop);
    }
}
