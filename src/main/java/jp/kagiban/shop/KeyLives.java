package jp.kagiban.shop;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.util.List;
import jp.kagiban.kit.Brief;
import jp.kagiban.kit.key.KeyLife;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.key.Expiry;
import org.jspecify.annotations.Nullable;

/** Converts the states of shops into rows of the time line. */
final class KeyLives {

    private final Component page;
    private final Instant now;
    private final boolean mayRenew;

    /**
     * @param page the component whose language is used
     * @param mayRenew whether the reader may enter a new key
     */
    KeyLives(Component page, Instant now, boolean mayRenew) {
        this.page = page;
        this.now = now;
        this.mayRenew = mayRenew;
    }

    /** Returns the rows, the most urgent first. */
    List<KeyLife> of(List<ShopStatus> shops) {
        return shops.stream().sorted(KeyStatus.byUrgency(now)).map(this::life).toList();
    }

    private KeyLife life(ShopStatus shop) {
        KeyStatus status = KeyStatus.of(shop, now);
        ShopStatus.Active active = shop.active();
        @Nullable Expiry expiry = KeyStatus.expiry(shop).orElse(null);
        String href = "shops/" + shop.shop();
        boolean renews = mayRenew && active != null && shop.waiting() == null;
        return new KeyLife(
                shop.name(),
                href,
                renews ? href + "/renew" : href,
                status.severity(),
                word(status),
                KeyStatus.stage(shop, now),
                active == null ? null : Jst.day(active.activeFrom()),
                expiry == null ? null : expiry.day(),
                expiry != null && expiry.passed(now),
                active != null && active.enteredByHand(),
                expiry == null ? Brief.NONE : ExpiryWords.brief(page, shop, expiry, now),
                shop.waiting() == null ? null : next(shop.waiting()));
    }

    private KeyLife.Next next(ShopStatus.Waiting waiting) {
        KeyStatus status = KeyStatus.of(waiting);
        return new KeyLife.Next(
                Jst.day(waiting.enteredAt()),
                waiting.expiresAt() == null ? null : Jst.day(waiting.expiresAt()),
                status.severity(),
                word(status));
    }

    private String word(KeyStatus status) {
        return page.getTranslation(status.word(), status.argument());
    }
}
