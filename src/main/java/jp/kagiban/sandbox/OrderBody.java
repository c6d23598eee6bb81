package jp.kagiban.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An order as {@code getOrder} writes it (docs/rakuten-rms.md, Orders), with the fields of the version asked for. */
final class OrderBody {

    private final SandboxOrder order;
    private final Dice dice;
    private final OrderLife life;
    private final Bill bill;
    private final int version;
    private final int state;
    private final OrderMoney money;
    private final ObjectNode body = JsonMapper.shared().createObjectNode();

    private OrderBody(SandboxOrder order, int version) {
        this.order = order;
        this.dice = order.dice();
        this.life = order.life();
        this.bill = Bill.of(dice, Parcels.count(dice));
        this.version = version;
        this.state = life.stateAt(order.now());
        this.money = new OrderMoney(order, bill, version, body);
    }

    static ObjectNode of(SandboxOrder order, int version) {
        OrderBody writing = new OrderBody(order, version);
        writing.head();
        writing.flags();
        writing.money.amounts();
        writing.marks();
        writing.people();
        writing.money.settlement();
        writing.wrapping();
        Parcels.write(writing.body.putArray("PackageModelList"), order, writing.bill, version);
        writing.money.coupons();
        writing.changes();
        writing.money.taxes();
        writing.money.dueDates();
        return writing.body;
    }

    private void head() {
        body.put("orderNumber", order.number().text())
                .put("orderProgress", state)
                .putNull("subStatusId")
                .putNull("subStatusName")
                .put("orderDatetime", WireTime.time(order.orderedAt()))
                .put("shopOrderCfmDatetime", reached(OrderLife.PROCESSING))
                .put("orderFixDatetime", reached(OrderLife.TO_SHIP))
                .put("shippingInstDatetime", reached(OrderLife.TO_SHIP))
                .put("shippingCmplRptDatetime", reached(OrderLife.SHIPPED))
                .putNull("cancelDueDate")
                .put("deliveryDate", dice.happens(25, "wishes-day") ? wishedDay() : null)
                .put("shippingTerm", dice.happens(25, "wishes-time") ? wishedTime() : 0)
                .put("remarks", remarks());
    }

    private String wishedDay() {
        return WireTime.day(order.orderedAt(), dice.between(3, 10, "days"));
    }

    private int wishedTime() {
        return dice.oneOf(List.of(1, 2, 9, 708, 1416, 1820), "term");
    }

    private @Nullable String reached(int reachedState) {
        return WireTime.time(life.reached(reachedState, order.now()));
    }

    private @Nullable String remarks() {
        return switch (dice.below(10, "remarks")) {
            case 0 -> null;
            case 1 -> "[配送日時指定:]\n午前中\n[備考:]\n不在のときは宅配ボックスへお願いします。\n\n領収書を希望します。\n";
            case 2 -> "[配送日時指定:]\n\n[備考:]\nプレゼントです🎁\nのし: 御祝\n";
            default -> "[配送日時指定:]\n\n[備考:]\n\n";
        };
    }

    private void flags() {
        body.put("giftCheckFlag", flag(isGift()));
        if (version >= 10) {
            body.put("socialGiftFlag", flag(Parcels.isSocialGift(dice)));
        }
        body.put("severalSenderFlag", flag(Parcels.count(dice) > 1))
                .put("equalSenderFlag", flag(Parcels.toOrderer(dice)))
                .put("isolatedIslandFlag", 0)
                .put("rakutenMemberFlag", flag(dice.happens(92, "member")))
                .put("carrierCode", dice.oneOf(List.of(0, 11, 12, 21), "carrier"))
                .put("emailCarrierCode", 0)
                .put("orderType", 1)
                .putNull("reserveNumber")
                .putNull("reserveDeliveryCount")
                .put("cautionDisplayType", 0);
        if (version >= 6) {
            body.putNull("cautionDisplayDetailType");
        }
        body.put("rakutenConfirmFlag", 0);
    }

    private boolean isGift() {
        return dice.happens(8, "gift");
    }

    private void marks() {
        body.put("asurakuFlag", 0)
                .put("drugFlag", 0)
                .put("dealFlag", 0)
                .put("membershipType", 0)
                .putNull("memo")
                .putNull("operator")
                .putNull("mailPlugSentence")
                .put("modifyFlag", flag(life.reached(OrderLife.CHANGING, order.now()) != null));
        if (version >= 5) {
            body.put("receiptIssueCount", 0).putNull("receiptIssueHistoryList");
        }
        if (version < 8) {
            body.put("isTaxRecalc", 1);
        } else {
            body.put("deliveryCertPrgFlag", 0).put("oneDayOperationFlag", 0);
        }
    }

    private void people() {
        ObjectNode orderer = body.putObject("OrdererModel");
        People.write(orderer, dice, Parcels.ORDERER);
        orderer.put("emailAddress", People.mail(dice))
                .putNull("sex")
                .putNull("birthYear")
                .putNull("birthMonth")
                .putNull("birthDay");
    }

    private void wrapping() {
        if (isGift()) {
            body.putObject("WrappingModel1")
                    .put("title", 1)
                    .put("name", "包装紙（和柄）")
                    .put("price", 0)
                    .put("includeTaxFlag", 1)
                    .put("deleteWrappingFlag", 0)
                    .put("taxRate", 0.1)
                    .put("taxPrice", 0);
        } else {
            body.putNull("WrappingModel1");
        }
        body.putNull("WrappingModel2");
    }

    private void changes() {
        String changed = WireTime.time(life.reached(OrderLife.CHANGING, order.now()));
        String cancelled = WireTime.time(life.reached(OrderLife.CANCELLING, order.now()));
        if (changed == null && cancelled == null) {
            body.putNull("ChangeReasonModelList");
            return;
        }
        body.putArray("ChangeReasonModelList")
                .addObject()
                .put("changeId", 80_000_000L + order.number().place())
                .put("changeType", cancelled == null ? 8 : 0)
                .putNull("changeTypeDetail")
                .put("changeReason", cancelled == null ? Integer.valueOf(0) : Integer.valueOf(1))
                .put("changeReasonDetail", cancelled == null ? null : Integer.valueOf(1))
                .put("changeApplyDatetime", cancelled == null ? changed : cancelled)
                .put("changeFixDatetime", cancelled == null ? changed : reached(OrderLife.CANCELLED))
                .put("changeCmplDatetime", cancelled == null ? changed : reached(OrderLife.CANCELLED));
    }

    static int flag(boolean on) {
        return on ? 1 : 0;
    }
}
