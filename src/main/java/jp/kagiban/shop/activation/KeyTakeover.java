package jp.kagiban.shop.activation;

import java.time.Instant;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.shop.activation.KeyActivationStore.Case;
import jp.kagiban.shop.key.KeyEnds;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.KeyGeneration.Said;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.KeyRecord;
import jp.kagiban.shop.key.KeyRetirement;
import jp.kagiban.shop.key.ShopHistory;
import jp.kagiban.shop.register.ShopKeyActivated;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.shop.watch.WatchAgenda;
import jp.kagiban.shop.watch.WatchPlan;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Brings a waiting key into use, or ends it. In the caller's transaction, under the shop's lock. */
@Component
class KeyTakeover {

    private final KeyGenerations generations;
    private final KeyRetirement retirement;
    private final KeyEnds ends;
    private final WatchAgenda agenda;
    private final ShopHistory history;
    private final ApplicationEventPublisher events;

    KeyTakeover(
            KeyGenerations generations,
            KeyRetirement retirement,
            KeyEnds ends,
            WatchAgenda agenda,
            ShopHistory history,
            ApplicationEventPublisher events) {
        this.generations = generations;
        this.retirement = retirement;
        this.ends = ends;
        this.agenda = agenda;
        this.history = history;
        this.events = events;
    }

    /** How the key in use stands beside what the mall says of the new one; null if there is none. */
    @Nullable
    Said beside(Case now, KeyWord word) {
        KeyGeneration active = now.active();
        return active == null ? null : ends.beside(now.shop(), active, word);
    }

    void activate(Case now, Said said, KeyWord word, Instant instant) {
        KeyGeneration key = now.key();
        KeyGeneration old = now.active();
        if (old != null) {
            KeyRecord.EndReason reason = key.sameKey() ? KeyRecord.EndReason.CORRECTED : KeyRecord.EndReason.SUPERSEDED;
            retirement.retire(old, reason, null);
        }
        Said known = ends.takenOver(now.shop(), key, old, said, word);
        generations.save(key.activated(instant, old != null, known));
        TenantShop shop = now.shop().id();
        agenda.plan(shop, WatchPlan.next(shop.id(), known, instant));
        history.activated(key);
        events.publishEvent(
                new ShopKeyActivated(shop.tenantId(), shop.id(), key.id().id(), known.expiresAt()));
    }

    void giveUp(KeyGeneration key) {
        retirement.retire(key, KeyRecord.EndReason.NOT_ACCEPTED, null);
    }
}
