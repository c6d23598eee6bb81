package jp.kagiban.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parcels of an order ({@code PackageModelList}). */
final class Parcels {

    static final String ORDERER = "orderer";

    private final SandboxOrder order;
    private final Dice dice;
    private final Bill bill;
    private final int version;
    private final boolean open;
    private final @Nullable Instant shipped;

    private Parcels(SandboxOrder order, Bill bill, int version) {
        this.order = order;
        this.dice = order.dice();
        this.bill = bill;
        this.version = version;
        this.open = order.isUndetermined();
        this.shipped = order.life().reached(OrderLife.SHIPPED, order.now());
    }

    static int count(Dice dice) {
        return dice.happens(8, "parcels") && !isSocialGift(dice) ? dice.between(2, 3, "more-parcels") : 1;
    }

    static boolean isSocialGift(Dice dice) {
        return dice.happens(3, "social-gift");
    }

    /** Whether everything goes to the one who ordered. */
    static boolean toOrderer(Dice dice) {
        return count(dice) == 1 && !isSocialGift(dice) && dice.happens(85, "to-orderer");
    }

    static void write(ArrayNode parcels, SandboxOrder order, Bill bill, int version) {
        Parcels writing = new Parcels(order, bill, version);
        for (int parcel = 0; parcel < bill.parcels().size(); parcel++) {
            writing.write(parcels.addObject(), parcel);
        }
    }

    private void write(ObjectNode parcel, int at) {
        List<Goods> lines = bill.parcels().get(at);
        parcel.put("basketId", id(70_000_000L, at))
                .put("postagePrice", open ? OrderMoney.UNDETERMINED : Bill.postage(lines))
                .put("postageTaxRate", 0.1)
                .put("deliveryPrice", bill.cash() ? 330 : 0)
                .put("deliveryTaxRate", 0.1);
        if (version < 8) {
            parcel.put("goodsTax", 0);
        }
        parcel.put("goodsPrice", Bill.goods(lines))
                .put("totalPrice", open ? OrderMoney.UNDETERMINED : Bill.goods(lines) + Bill.postage(lines))
                .putNull("noshi")
                .put("packageDeleteFlag", 0);
        if (version >= 4) {
            parcel.put("defaultDeliveryCompanyCode", "1001");
        }
        if (version >= 9) {
            parcel.put("dropOffFlag", 0).putNull("dropOffLocation");
        }
        recipient(parcel.putObject("SenderModel"), at);
        ArrayNode items = parcel.putArray("ItemModelList");
        for (int line = 0; line < lines.size(); line++) {
            item(items.addObject(), lines.get(line), id(70_000_000L, at * 10 + line));
        }
        shipping(parcel, at);
        parcel.putNull("DeliveryCvsModel");
        if (version >= 10) {
            socialGift(parcel);
        }
    }

    private long id(long from, int at) {
        return from + order.number().sequence() * 100 + at;
    }

    private void recipient(ObjectNode person, int at) {
        if (isSocialGift(dice) && entered() == null) {
            People.writeDummy(person);
        } else {
            People.write(person, dice, toOrderer(dice) ? ORDERER : "recipient" + at);
        }
        person.put("isolatedIslandFlag", 0);
    }

    /** When the receiver of a social gift entered the address; null: not yet. */
    private @Nullable Instant entered() {
        Instant then = order.orderedAt().plusSeconds(dice.between(600, 86_400, "entered-after"));
        return then.isAfter(order.now()) ? null : then;
    }

    private void item(ObjectNode item, Goods goods, long id) {
        item.put("itemDetailId", id)
                .put("itemName", goods.name())
                .put("itemId", goods.id())
                .put("itemNumber", goods.manageNumber().toUpperCase(Locale.ROOT))
                .put("manageNumber", goods.manageNumber())
                .put("price", goods.price())
                .put("units", goods.units())
                .put("includePostageFlag", 0)
                .put("includeTaxFlag", 1)
                .put("includeCashOnDeliveryPostageFlag", 0)
                .put("selectedChoice", goods.choice().isEmpty() ? null : goods.choice())
                .put("pointRate", 1)
                .put("pointType", 0)
                .put("inventoryType", 1)
                .put("delvdateInfo", "1〜3営業日以内に発送します")
                .put("restoreInventoryFlag", 0)
                .put("dealFlag", 0)
                .put("drugFlag", 0)
                .put("deleteItemFlag", 0)
                .put("taxRate", goods.taxRate())
                .put("priceTaxIncl", goods.price());
        ofLaterVersions(item, goods);
    }

    private void ofLaterVersions(ObjectNode item, Goods goods) {
        if (version >= 4) {
            item.put("isSingleItemShipping", 0);
        }
        if (version >= 7) {
            item.putArray("SkuModelList")
                    .addObject()
                    .put("variantId", "v" + goods.id())
                    .put("merchantDefinedSkuId", goods.manageNumber() + "-sku")
                    .put("skuInfo", goods.choice().isEmpty() ? null : goods.choice());
        }
    }

    private void shipping(ObjectNode parcel, int at) {
        if (shipped == null) {
            parcel.putNull("ShippingModelList");
            return;
        }
        parcel.putArray("ShippingModelList")
                .addObject()
                .put("shippingDetailId", id(60_000_000L, at))
                .put("shippingNumber", "0000-" + dice.between(1000, 9999, "slip" + at) + "-0000")
                .put("deliveryCompany", "1001")
                .put("deliveryCompanyName", "ヤマト運輸")
                .put("shippingDate", WireTime.day(shipped, 0));
    }

    private void socialGift(ObjectNode parcel) {
        if (!isSocialGift(dice)) {
            parcel.putNull("SocialGiftModel");
            return;
        }
        Instant entered = entered();
        parcel.putObject("SocialGiftModel")
                .put("sgMngNumber", "sg-" + order.number().sequence())
                .put("inputDueDate", WireTime.day(order.orderedAt(), 7))
                .put("inputFlag", OrderBody.flag(entered != null))
                .put("inputCompDatetime", WireTime.time(entered))
                .putNull("receiverEmailAddress");
    }
}
