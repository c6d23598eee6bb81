package jp.kagiban.rakuten;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.mall.IncomingOrder;
import jp.kagiban.mall.IncomingOrder.Settlement;
import jp.kagiban.mall.IncomingOrder.Times;
import jp.kagiban.mall.MallMessage;
import jp.kagiban.mall.OrderAmounts;
import jp.kagiban.mall.OrderItem;
import jp.kagiban.mall.OrderPackage;
import jp.kagiban.mall.OrderPackage.Shipping;
import jp.kagiban.mall.OrderPackage.SocialGift;
import jp.kagiban.mall.OrderPerson;
import jp.kagiban.mall.OriginalOrder;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the OrderModel tree (docs/rakuten-rms.md, Orders). Only number, state and time are mandatory. */
final class OrderReader {

    private OrderReader() {}

    static Optional<IncomingOrder> read(OriginalOrder original) {
        try {
            return read(JsonMapper.shared().readTree(original.toBytes()), original);
        } catch (JacksonException rubbish) {
            return Optional.empty();
        }
    }

    private static Optional<IncomingOrder> read(JsonNode tree, OriginalOrder original) {
        Fields order = new Fields(tree);
        String number = order.text("orderNumber");
        Integer progress = order.integer("orderProgress");
        Instant orderedAt = order.time("orderDatetime");
        return number == null || progress == null || orderedAt == null
                ? Optional.empty()
                : Optional.of(order(order, number, progress, orderedAt, original));
    }

    private static IncomingOrder order(
            Fields order, String number, int progress, Instant orderedAt, OriginalOrder original) {
        Integer term = order.integer("shippingTerm");
        return new IncomingOrder(
                number,
                progress,
                orderedAt,
                times(order),
                amounts(order),
                settlement(order.in("SettlementModel")),
                order.text("subStatusName"),
                order.in("DeliveryModel").text("deliveryName"),
                order.day("deliveryDate"),
                term == null ? 0 : term,
                person(order.in("OrdererModel")),
                order.each("PackageModelList", OrderReader::parcel),
                order.text("remarks"),
                order.text("memo"),
                original);
    }

    private static Times times(Fields order) {
        return new Times(
                order.time("shopOrderCfmDatetime"),
                order.time("orderFixDatetime"),
                order.time("shippingInstDatetime"),
                order.time("shippingCmplRptDatetime"),
                order.day("cancelDueDate"));
    }

    private static OrderAmounts amounts(Fields order) {
        return new OrderAmounts(
                order.amount("goodsPrice"),
                order.amount("postagePrice"),
                order.amount("deliveryPrice"),
                order.amount("paymentCharge"),
                order.amount("totalPrice"),
                order.amount("requestPrice"),
                order.amount("couponAllTotalPrice"),
                order.amount("additionalFeeOccurAmountToUser"),
                order.in("PointModel").amount("usedPoint"));
    }

    private static Settlement settlement(Fields settlement) {
        return new Settlement(settlement.integer("settlementMethodCode"), settlement.text("settlementMethod"));
    }

    private static OrderPerson person(Fields person) {
        return new OrderPerson(
                person.text("familyName"),
                person.text("firstName"),
                person.text("familyNameKana"),
                person.text("firstNameKana"),
                person.text("zipCode1"),
                person.text("zipCode2"),
                person.text("prefecture"),
                person.text("city"),
                person.text("subAddress"),
                person.text("phoneNumber1"),
                person.text("phoneNumber2"),
                person.text("phoneNumber3"),
                person.text("emailAddress"));
    }

    private static OrderPackage parcel(Fields parcel) {
        return new OrderPackage(
                parcel.number("basketId"),
                person(parcel.in("SenderModel")),
                parcel.amount("goodsPrice"),
                parcel.amount("postagePrice"),
                parcel.amount("totalPrice"),
                parcel.text("noshi"),
                parcel.is("packageDeleteFlag"),
                parcel.each("ItemModelList", OrderReader::item),
                parcel.each("ShippingModelList", OrderReader::shipping),
                socialGift(parcel.in("SocialGiftModel")));
    }

    private static OrderItem item(Fields item) {
        Integer units = item.integer("units");
        return new OrderItem(
                item.number("itemDetailId"),
                item.text("itemName"),
                item.text("itemNumber"),
                item.text("manageNumber"),
                item.amount("price"),
                item.amount("priceTaxIncl"),
                item.decimal("taxRate"),
                units == null ? 0 : units,
                item.text("selectedChoice"),
                item.is("deleteItemFlag"),
                item.each("SkuModelList", OrderReader::sku));
    }

    private static OrderItem.Sku sku(Fields sku) {
        return new OrderItem.Sku(sku.text("variantId"), sku.text("merchantDefinedSkuId"), sku.text("skuInfo"));
    }

    private static Shipping shipping(Fields shipping) {
        return new Shipping(
                shipping.text("shippingNumber"), shipping.text("deliveryCompanyName"), shipping.day("shippingDate"));
    }

    private static @Nullable SocialGift socialGift(Fields gift) {
        return gift.isObject()
                ? new SocialGift(gift.text("sgMngNumber"), gift.day("inputDueDate"), gift.is("inputFlag"))
                : null;
    }

    static List<MallMessage> messages(JsonNode body) {
        return new Fields(body).each("MessageModelList", OrderReader::message);
    }

    private static MallMessage message(Fields message) {
        return new MallMessage(
                message.textOr("messageType", ""),
                RmsFault.codeLike(message.textOr("messageCode", "")),
                message.textOr("message", ""),
                message.text("orderNumber"));
    }
}
