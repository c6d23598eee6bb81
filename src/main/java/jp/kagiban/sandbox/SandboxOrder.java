package jp.kagiban.sandbox;

import java.time.Instant;
import jp.kagiban.sandbox.OrderLedger.Fate;
import org.jspecify.annotations.Nullable;

/**
 * An order of the fake RMS at a moment.
 *
 * @param orderedAt in whole seconds
 * @param now the moment at which the order is looked at
 */
record SandboxOrder(OrderNumber number, Instant orderedAt, Fate fate, Instant now) {

    Dice dice() {
        return Dice.of(number.shop(), number.sequence());
    }

    OrderLife life() {
        return OrderLife.of(dice(), orderedAt, fate);
    }

    int state() {
        return life().stateAt(now);
    }

    Bill bill() {
        return Bill.of(dice(), parcels());
    }

    int parcels() {
        return dice().happens(8, "parcels") && !isSocialGift() ? dice().between(2, 3, "more-parcels") : 1;
    }

    boolean isGift() {
        return dice().happens(8, "gift");
    }

    boolean isSocialGift() {
        return dice().happens(3, "social-gift");
    }

    boolean goesToOrderer() {
        return parcels() == 1 && !isSocialGift() && dice().happens(85, "to-orderer");
    }

    /** Returns whether the amounts are still open. RMS then sends -9999. */
    boolean isUndetermined() {
        return OrderLife.isUndetermined(dice()) && state() == OrderLife.TO_CONFIRM;
    }

    /** Returns the time that a {@code dateType} of searchOrder selects by; null if the order hasn't reached it yet. */
    @Nullable
    Instant time(int dateType) {
        return switch (dateType) {
            case 1 -> orderedAt;
            case 2 -> life().reached(OrderLife.PROCESSING, now);
            case 3 -> life().reached(OrderLife.TO_SHIP, now);
            case 4, 5 -> life().reached(OrderLife.SHIPPED, now);
            default -> life().reached(OrderLife.PAID, now);
        };
    }
}
