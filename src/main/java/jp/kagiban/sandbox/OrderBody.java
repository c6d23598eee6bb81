package jp.kagiban.sandbox;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import jp.kagiban.sandbox.Bill.Goods;
import jp.kagiban.sandbox.Bill.Payment;
import jp.kagiban.shared.Jst;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes an order as {@code getOrder} does (docs/rakuten-rms.md, Orders). The fields are in {@code order.json}. This
 * class computes the values.
 */
final class OrderBody {

    static final int UNDETERMINED = -9999;

    static final int OLDEST_VERSION = 3;
    static final int NEWEST_VERSION = 10;

    private static final List<JsonTemplate> TEMPLATES = IntStream.rangeClosed(OLDEST_VERSION, NEWEST_VERSION)
            .mapToObj(JsonTemplate.read("/sandbox/order.json")::at)
            .toList();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+0900'").withZone(Jst.TOKYO);

    private static final String ORDERER = "orderer";

    /** RMS's codes of delivery times: morning, afternoon, any time, and periods of hours. */
    private static final List<Integer> TIMES_OF_DAY = List.of(1, 2, 9, 708, 1416, 1820);

    private final SandboxOrder order;
    private final Dice dice;
    private final OrderLife life;
    private final Bill bill;
    private final boolean open;

    private OrderBody(SandboxOrder order) {
        this.order = order;
        this.dice = order.dice();
        this.life = order.life();
        this.bill = order.bill();
        this.open = order.isUndetermined();
    }

    /** Returns the order with the fields of this version. */
    static ObjectNode of(SandboxOrder order, int version) {
        return TEMPLATES.get(version - OLDEST_VERSION).fill(new OrderBody(order).values());
    }

    private ObjectNode values() {
        ObjectNode values = amounts(bill.goods(), bill.postage(), bill.delivery())
                .put("number", order.number().text())
                .put("state", order.state())
                .put("orderedAt", time(order.orderedAt()))
                .put("confirmedAt", reached(OrderLife.PROCESSING))
                .put("fixedAt", reached(OrderLife.TO_SHIP))
                .put("shippedAt", reached(OrderLife.SHIPPED))
                .put("wishedDay", dice.happens(25, "wishes-day") ? orderedOn(dice.between(3, 10, "days")) : null)
                .put("wishedTime", wishedTime())
                .put("remarks", remarks())
                .put("gift", order.isGift())
                .put("socialGift", order.isSocialGift())
                .put("several", order.parcels() > 1)
                .put("toOrderer", order.goesToOrderer())
                .put("member", dice.happens(92, "member"))
                .put("carrier", dice.oneOf(List.of(0, 11, 12, 21), "carrier"))
                .put("changed", reached(OrderLife.CHANGING) != null);
        values.set("OrdererModel", People.values(dice, ORDERER).put("mail", People.mail(dice)));
        parcels(values.putArray("PackageModelList"));
        money(values);
        changes(values);
        return nullUnless(order.isGift(), values, "WrappingModel1");
    }

    /** Returns the amounts of an order or a parcel. */
    private ObjectNode amounts(int goods, int postage, int delivery) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("goods", goods)
                .put("postage", open ? UNDETERMINED : postage)
                .put("delivery", delivery)
                .put("total", open ? UNDETERMINED : goods + postage);
    }

    private static ObjectNode nullUnless(boolean exists, ObjectNode values, String model) {
        return exists ? values : values.putNull(model);
    }

    private int wishedTime() {
        return dice.happens(25, "wishes-time") ? dice.oneOf(TIMES_OF_DAY, "term") : 0;
    }

    private @Nullable String remarks() {
        return switch (dice.below(10, "remarks")) {
            case 0 -> null;
            case 1 -> "[配送日時指定:]\n午前中\n[備考:]\n不在のときは宅配ボックスへお願いします。\n\n領収書を希望します。\n";
            case 2 -> "[配送日時指定:]\n\n[備考:]\nプレゼントです🎁\nのし: 御祝\n";
            default -> "[配送日時指定:]\n\n[備考:]\n\n";
        };
    }

    private void money(ObjectNode values) {
        Payment payment = bill.payment();
        values.put("request", open ? UNDETERMINED : bill.request())
                .put("coupon", bill.coupon())
                .put("couponEnd", orderedOn(30))
                .put("points", bill.points())
                .put("paymentCode", payment.code())
                .put("payment", payment.name())
                .put("paidToRakuten", !payment.isCash())
                .put("cardName", payment.isCard() ? "VISA" : null)
                .put("cardNumber", payment.isCard() ? "XXXX-XXXX-XXXX-0000" : null)
                .put("cardPayType", payment.isCard() ? Integer.valueOf(0) : null)
                .put("dueDate", orderedOn(10));
        nullUnless(bill.coupon() > 0, values, "CouponModelList");
        nullUnless(payment.isAhead(), values, "DueDateModelList");
        ArrayNode taxes = values.putArray("TaxSummaryModelList");
        tax(taxes, bill.taxed(false), 10);
        tax(taxes, bill.taxed(true), 8);
    }

    private void tax(ArrayNode taxes, int taxed, int percent) {
        if (taxed > 0) {
            taxes.addObject()
                    .put("taxRate", percent / 100.0)
                    .put("taxed", open ? UNDETERMINED : taxed)
                    .put("tax", open ? UNDETERMINED : taxed * percent / (100 + percent));
        }
    }

    private void changes(ObjectNode values) {
        String changed = reached(OrderLife.CHANGING);
        String cancelled = reached(OrderLife.CANCELLING);
        boolean cancels = cancelled != null;
        nullUnless(cancels || changed != null, values, "ChangeReasonModelList")
                .put("changeId", 80_000_000L + order.number().place())
                .put("changeType", cancels ? 0 : 8)
                .put("changeReason", cancels ? 1 : 0)
                .put("changeReasonDetail", cancels ? Integer.valueOf(1) : null)
                .put("appliedAt", cancels ? cancelled : changed)
                .put("completedAt", cancels ? reached(OrderLife.CANCELLED) : changed);
    }

    private void parcels(ArrayNode parcels) {
        for (int index = 0; index < bill.parcels().size(); index++) {
            List<Goods> lines = bill.parcels().get(index);
            ObjectNode parcel =
                    amounts(Bill.goods(lines), Bill.postage(lines), bill.fee()).put("basketId", id(70_000_000L, index));
            parcel.set("SenderModel", recipient(index));
            ArrayNode items = parcel.putArray("ItemModelList");
            for (int line = 0; line < lines.size(); line++) {
                items.add(item(lines.get(line)).put("itemDetailId", id(70_000_000L, index * 10 + line)));
            }
            shipping(parcel, index);
            gift(parcel);
            parcels.add(parcel);
        }
    }

    private long id(long from, int index) {
        return from + order.number().sequence() * 100 + index;
    }

    private ObjectNode recipient(int index) {
        return order.isSocialGift() && addressEnteredAt() == null
                ? People.unnamed()
                : People.values(dice, order.goesToOrderer() ? ORDERER : "recipient" + index);
    }

    private static ObjectNode item(Goods goods) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("name", goods.name())
                .put("itemId", goods.id())
                .put("itemNumber", goods.manageNumber().toUpperCase(Locale.ROOT))
                .put("manageNumber", goods.manageNumber())
                .put("price", goods.price())
                .put("units", goods.units())
                .put("choice", goods.choice().isEmpty() ? null : goods.choice())
                .put("taxRate", goods.taxRate())
                .put("variantId", "v" + goods.id())
                .put("skuId", goods.manageNumber() + "-sku");
    }

    private void shipping(ObjectNode parcel, int index) {
        Instant shipped = life.reached(OrderLife.SHIPPED, order.now());
        nullUnless(shipped != null, parcel, "ShippingModelList")
                .put("shippingDetailId", id(60_000_000L, index))
                .put("slip", "0000-" + dice.between(1000, 9999, "slip" + index) + "-0000")
                .put("shippedOn", shipped == null ? null : Jst.day(shipped).toString());
    }

    private void gift(ObjectNode parcel) {
        nullUnless(order.isSocialGift(), parcel, "SocialGiftModel")
                .put("giftNumber", "sg-" + order.number().sequence())
                .put("inputDue", orderedOn(7))
                .put("entered", addressEnteredAt() != null)
                .put("enteredAt", time(addressEnteredAt()));
    }

    /** Returns when the receiver of a social gift entered the address; null if that hasn't happened yet. */
    private @Nullable Instant addressEnteredAt() {
        Instant then = order.orderedAt().plusSeconds(dice.between(600, 86_400, "entered-after"));
        return then.isAfter(order.now()) ? null : then;
    }

    private @Nullable String reached(int state) {
        return time(life.reached(state, order.now()));
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : TIME.format(instant);
    }

    private String orderedOn(int daysLater) {
        return Jst.day(order.orderedAt()).plusDays(daysLater).toString();
    }
}
