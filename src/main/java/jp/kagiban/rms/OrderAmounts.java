package jp.kagiban.rms;

import org.jspecify.annotations.Nullable;

/**
 * The amounts of an order in yen. Null is 未確定: RMS writes -9999 for it, or leaves the amount out.
 *
 * @param goods {@code goodsPrice}
 * @param postage {@code postagePrice}
 * @param delivery {@code deliveryPrice}, the fee for cash on delivery
 * @param paymentCharge {@code paymentCharge}
 * @param total {@code totalPrice}: goods, postage and wrapping
 * @param request {@code requestPrice}: what the buyer pays
 * @param coupons {@code couponAllTotalPrice}
 * @param additionalFee {@code additionalFeeOccurAmountToUser}
 * @param points {@code usedPoint}
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
