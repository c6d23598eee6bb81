package jp.kagiban.order;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.order.IntakeStatus.Pause;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ActiveKeys;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.key.Expiry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the key with which the orders of a shop are fetched, and whether the key can be used. */
@Component
class KeyInUse {

    private final ShopStatuses shops;
    private final ActiveKeys keys;

    KeyInUse(ShopStatuses shops, ActiveKeys keys) {
        this.shops = shops;
        this.keys = keys;
    }

    Optional<ShopStatus.Active> of(ShopId shop) {
        return shops.of(shop).map(ShopStatus::active);
    }

    static @Nullable GenerationId generation(Optional<ShopStatus.Active> active) {
        return active.map(ShopStatus.Active::generation).orElse(null);
    }

    /** Whether this key is still in use. */
    boolean isUnchanged(ShopId shop, @Nullable GenerationId generation) {
        return Objects.equals(generation, generation(of(shop)));
    }

    /** Plans a check of the key for now, because the mall refused it. */
    void doubt(ShopId shop, @Nullable GenerationId generation) {
        if (generation != null) {
            keys.doubt(shop, generation);
        }
    }

    /** Returns the reason why orders can't be fetched with this key; empty if they can. */
    static Optional<Pause> pause(Optional<ShopStatus.Active> active, Instant now) {
        if (active.isEmpty()) {
            return Optional.of(Pause.NO_KEY);
        }
        if (hasEnded(active.get(), now)) {
            return Optional.of(Pause.EXPIRED);
        }
        return active.get().rejectedSince() == null ? Optional.empty() : Optional.of(Pause.REJECTED);
    }

    /** Whether the key's date is over. A date that a member typed may be wrong, so only the mall's own date counts. */
    private static boolean hasEnded(ShopStatus.Active active, Instant now) {
        return active.expiresAt() != null && !active.enteredByHand() && new Expiry(active.expiresAt()).passed(now);
    }
}
