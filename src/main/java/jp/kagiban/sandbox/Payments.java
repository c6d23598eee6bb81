package jp.kagiban.sandbox;

import java.util.List;

/**
 * A way to pay (docs/rakuten-rms.md, Codes).
 *
 * @param code {@code settlementMethodCode}
 */
record Payments(int code, String name) {

    private static final List<Payments> WAYS = List.of(
            new Payments(1, "クレジットカード"),
            new Payments(1, "クレジットカード"),
            new Payments(1, "クレジットカード"),
            new Payments(2, "代金引換"),
            new Payments(9, "銀行振込"),
            new Payments(12, "Apple Pay"),
            new Payments(14, "ローソン、郵便局ATM等（前払）"),
            new Payments(21, "後払い決済"));

    static Payments of(Dice dice) {
        return dice.oneOf(WAYS, "payment");
    }

    boolean isCash() {
        return code == 2;
    }

    boolean isCard() {
        return code == 1;
    }

    /** Waits for the buyer's money. */
    boolean isAhead() {
        return code == 9 || code == 14;
    }
}
