package jp.kagiban.sandbox;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an order costs and how it is paid, as {@code getOrder} writes it. */
final class OrderMoney {

    static final int UNDETERMINED = -9999;

    private final SandboxOrder order;
    private final Dice dice;
    private final Bill bill;
    private final int version;
    private final boolean open;
    private final ObjectNode body;

    OrderMoney(SandboxOrder order, Bill bill, int version, ObjectNode body) {
        this.order = order;
        this.dice = order.dice();
        this.bill = bill;
        this.version = version;
        this.open = order.isUndetermined();
        this.body = body;
    }

    void amounts() {
        body.put("goodsPrice", bill.goods());
        if (version < 8) {
            body.put("goodsTax", 0);
        }
        body.put("postagePrice", open ? UNDETERMINED : bill.postage())
                .put("deliveryPrice", bill.delivery())
                .put("paymentCharge", 0)
                .put("paymentChargeTaxRate", 0.1)
                .put("totalPrice", open ? UNDETERMINED : bill.total())
                .put("requestPrice", open ? UNDETERMINED : bill.request())
                .put("couponAllTotalPrice", bill.coupon())
                .put("couponShopPrice", bill.coupon())
                .put("couponOtherPrice", 0)
                .put("additionalFeeOccurAmountToUser", 0)
                .put("additionalFeeOccurAmountToShop", 0);
    }

    void settlement() {
        Payments payment = Payments.of(dice);
        body.putObject("SettlementModel")
                .put("settlementMethodCode", payment.code())
                .put("settlementMethod", payment.name())
                .put("rpaySettlementFlag", OrderBody.flag(!payment.isCash()))
                .put("cardName", payment.isCard() ? "VISA" : null)
                .put("cardNumber", payment.isCard() ? "XXXX-XXXX-XXXX-0000" : null)
                .putNull("cardOwner")
                .putNull("cardYm")
                .put("cardPayType", payment.isCard() ? Integer.valueOf(0) : null)
                .putNull("cardInstallmentDesc");
        body.putObject("DeliveryModel").put("deliveryName", "宅配便").putNull("deliveryClass");
        body.putObject("PointModel").put("usedPoint", bill.points());
    }

    void coupons() {
        if (bill.coupon() == 0) {
            body.putNull("CouponModelList");
            return;
        }
        body.putArray("CouponModelList")
                .addObject()
                .put("couponCode", "TEST-0000-0000-0001")
                .put("itemId", 0)
                .put("couponName", "見本クーポン")
                .put("couponSummary", "200円引き")
                .put("couponCapital", "ショップ")
                .put("couponCapitalCode", 1)
                .put("expiryDate", WireTime.day(order.orderedAt(), 30))
                .put("couponPrice", bill.coupon())
                .put("couponUnit", 1)
                .put("couponTotalPrice", bill.coupon())
                .put("itemDetailId", 0);
    }

    void taxes() {
        ArrayNode taxes = body.putArray("TaxSummaryModelList");
        for (boolean food : new boolean[] {false, true}) {
            int taxed = bill.taxed(food);
            if (taxed > 0) {
                int rate = food ? 8 : 10;
                taxes.addObject()
                        .put("taxRate", food ? 0.08 : 0.1)
                        .put("reqPrice", open ? UNDETERMINED : taxed)
                        .put("reqPriceTax", open ? UNDETERMINED : taxed * rate / (100 + rate))
                        .put("totalPrice", open ? UNDETERMINED : taxed)
                        .put("paymentCharge", 0)
                        .put("couponPrice", 0)
                        .put("point", 0);
            }
        }
    }

    void dueDates() {
        if (version < 5) {
            return;
        }
        if (Payments.of(dice).isAhead()) {
            body.putArray("DueDateModelList")
                    .addObject()
                    .put("dueDateType", 0)
                    .put("dueDate", WireTime.day(order.orderedAt(), 10));
        } else {
            body.putNull("DueDateModelList");
        }
    }
}
