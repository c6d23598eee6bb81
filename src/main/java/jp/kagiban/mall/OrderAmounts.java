package jp.kagiban.mall;

import org.jspecify.annotations.Nullable;

/**
 * The amounts of an order in yen. Null is 未確定, not fixed yet.
 *
 * @param delivery the fee for cash on delivery
 * @param total goods, postage and wrapping
 * @param request what the buyer pays
 * @param additionalFee what the buyer is charged besides
 */
public record OrderAmounts(
        @Nullable Long goods,
        @Nullable Long postage,
        @Nullable Long delivery,
        @Nullable Long paymentCharge,
        @Nullable Long total,
        @Nullable Long request,
        @Nullable Long coupons,
        @Nullable Long additionalFee,
        @Nullable Long points) {}
