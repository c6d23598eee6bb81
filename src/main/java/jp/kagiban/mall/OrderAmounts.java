package jp.kagiban.mall;

import org.jspecify.annotations.Nullable;

/**
 * The amounts of an order in yen. Null means 未確定, not determined yet.
 *
 * @param delivery the fee for cash on delivery
 * @param total goods, postage and wrapping
 * @param request the amount that the buyer pays
 * @param additionalFee an additional fee for the buyer
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
