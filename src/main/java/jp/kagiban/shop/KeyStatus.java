package jp.kagiban.shop;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.key.KeyStage;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.ShopStatus.Waiting;
import jp.kagiban.shop.key.Expiry;

/**
 * The state of a shop's key in one word.
 *
 * @param stage the stage of this key alone; {@link #stage(ShopStatus, Instant)} returns the stage of the shop
 * @param word a key of the translation files
 * @param argument the days left; 0 if the key isn't valid, or ends today
 */
public record KeyStatus(Severity severity, KeyStage stage, String word, long argument) {

    private static final KeyStatus ASKING = new KeyStatus(Severity.UNKNOWN, KeyStage.WAITING, "shop.state.asking", 0);

    /** Sorts by urgency, then by the date of expiry; equal shops keep their order. */
    public static Comparator<ShopStatus> byUrgency(Instant now) {
        List<Severity> order = List.of(
                Severity.EXPIRED, Severity.URGENT, Severity.QUIET, Severity.WAIT, Severity.UNKNOWN, Severity.OK);
        return Comparator.<ShopStatus>comparingInt(
                        shop -> order.indexOf(of(shop, now).severity()))
                .thenComparing(shop -> expiry(shop).map(Expiry::at).orElse(Instant.MAX));
    }

    /** Returns the state at this instant. A waiting key counts only if no key is in use; otherwise it has its own badge. */
    public static KeyStatus of(ShopStatus shop, Instant now) {
        Active active = shop.active();
        if (active != null) {
            return ofActive(active, now);
        }
        if (shop.waiting() != null) {
            return shop.waiting().lastAnswer() == null ? ASKING : of(shop.waiting());
        }
        return shop.refused() == null
                ? new KeyStatus(Severity.UNKNOWN, KeyStage.UNDATED, "shop.state.none", 0)
                : new KeyStatus(Severity.EXPIRED, KeyStage.REFUSED, "shop.state.not-accepted", 0);
    }

    /** Whether the key should be renewed. False for a valid key, and for a key without a date, which may be valid. */
    public boolean asksForRenewal() {
        return severity != Severity.OK && severity != Severity.UNKNOWN;
    }

    /** Returns the stage of the shop: that of the new key if one waits, whatever the stage of the key in use. */
    public static KeyStage stage(ShopStatus shop, Instant now) {
        return (shop.waiting() == null ? of(shop, now) : of(shop.waiting())).stage();
    }

    /** Returns the state of a key that waits for a member's decision, or for the mall. */
    public static KeyStatus of(Waiting key) {
        return key.needsDecision()
                ? new KeyStatus(KeyStage.HELD.severity(), KeyStage.HELD, "shop.state.held", 0)
                : new KeyStatus(KeyStage.WAITING.severity(), KeyStage.WAITING, "shop.state.waiting", 0);
    }

    private static KeyStatus ofActive(Active active, Instant now) {
        Optional<Expiry> expiry = Optional.ofNullable(active.expiresAt()).map(Expiry::new);
        if (active.rejectedSince() != null
                && expiry.filter(end -> end.passed(now)).isEmpty()) {
            return new KeyStatus(Severity.EXPIRED, KeyStage.REFUSED, "shop.state.rejected", 0);
        }
        if (active.lack().orders() && expiry.filter(end -> end.passed(now)).isEmpty()) {
            return new KeyStatus(Severity.EXPIRED, KeyStage.REFUSED, "shop.state.orders-refused", 0);
        }
        KeyStatus dated = expiry.map(end -> ofDated(end, now))
                .orElseGet(() -> new KeyStatus(Severity.UNKNOWN, KeyStage.UNDATED, "shop.state.undated", 0));
        boolean nearer = dated.severity() == Severity.EXPIRED || dated.severity() == Severity.URGENT;
        return active.lack().owner() == null || nearer
                ? dated
                : new KeyStatus(Severity.URGENT, KeyStage.REFUSED, "shop.state.other-shop", 0);
    }

    private static KeyStatus ofDated(Expiry end, Instant now) {
        return switch (end.nearness(now)) {
            case PASSED -> new KeyStatus(Severity.EXPIRED, KeyStage.EXPIRED, "shop.state.expired", 0);
            case WITHIN_7_DAYS ->
                end.days(now) == 0
                        ? new KeyStatus(Severity.URGENT, KeyStage.TODAY, "shop.state.today", 0)
                        : new KeyStatus(Severity.URGENT, KeyStage.WEEK, "shop.state.days", end.days(now));
            case WITHIN_30_DAYS -> new KeyStatus(Severity.QUIET, KeyStage.MONTH, "shop.state.days", end.days(now));
            case FAR -> new KeyStatus(Severity.OK, KeyStage.GOOD, "shop.state.valid", end.days(now));
        };
    }

    /** Returns the shop whose key expires next; empty if no expiry is known. */
    public static Optional<ShopStatus> nextToExpire(Collection<ShopStatus> shops) {
        return shops.stream()
                .filter(shop -> expiry(shop).isPresent())
                .min(Comparator.comparing(shop -> expiry(shop).orElseThrow().at()));
    }

    /** Returns the last known expiry of the key in use. */
    public static Optional<Expiry> expiry(ShopStatus shop) {
        return Optional.ofNullable(shop.active()).map(Active::expiresAt).map(Expiry::new);
    }
}
