package jp.kagiban.order;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kagiban.mall.IncomingOrder;
import jp.kagiban.mall.OrderOutline;
import jp.kagiban.mall.OriginalOrder;
import jp.kagiban.rakuten.RmsOrders;
import jp.kagiban.shared.Jst;
import tools.jackson.databind.json.JsonMapper;

/** An order as RMS writes it, with made-up people. */
public final class OrderJson {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+0900'").withZone(Jst.TOKYO);

    private final Map<String, Object> order = new LinkedHashMap<>();

    public OrderJson(String number, int progress, Instant orderedAt) {
        with("orderNumber", number).with("orderProgress", progress).with("orderDatetime", TIME.format(orderedAt));
        with("totalPrice", 3500)
                .with("requestPrice", 3400)
                .with("goodsPrice", 3000)
                .with("postagePrice", 500);
        with("deliveryPrice", 0).with("paymentCharge", 0).with("couponAllTotalPrice", 0);
        with("remarks", "[配送日時指定:]\n午前中にお願いします\n<b>太字</b>");
        with("aFieldOfTomorrow", "kept");
        with("OrdererModel", person("試験", "一郎"));
        with("SettlementModel", Map.of("settlementMethodCode", 1, "settlementMethod", "クレジットカード"));
        with("DeliveryModel", Map.of("deliveryName", "宅配便"));
        with("PackageModelList", List.of(parcel("試験商品")));
    }

    private static Map<String, Object> person(String family, String first) {
        return Map.of(
                "zipCode1", "000",
                "zipCode2", "0000",
                "prefecture", "試験県",
                "city", "試験市",
                "subAddress", "1-1",
                "familyName", family,
                "firstName", first,
                "phoneNumber1", "000",
                "phoneNumber2", "0000",
                "phoneNumber3", "0000");
    }

    /** One parcel with two of each of these. */
    public OrderJson withItems(String... names) {
        return with("PackageModelList", List.of(parcel(names)));
    }

    private static Map<String, Object> parcel(String... names) {
        return Map.of(
                "basketId", 70000001,
                "postagePrice", 500,
                "totalPrice", 3500,
                "SenderModel", person("受取", "花子"),
                "ItemModelList", Stream.of(names).map(OrderJson::item).toList());
    }

    private static Map<String, Object> item(String name) {
        return Map.of(
                "itemDetailId",
                70000001,
                "itemName",
                name,
                "itemNumber",
                "T-1",
                "manageNumber",
                "t-1",
                "price",
                1500,
                "units",
                2,
                "selectedChoice",
                "色:赤");
    }

    public OrderJson with(String field, Object value) {
        order.put(field, value);
        return this;
    }

    public IncomingOrder order() {
        return RmsOrders.read(original()).orElseThrow();
    }

    public OrderOutline outline() {
        return RmsOrders.outline(original()).orElseThrow();
    }

    private OriginalOrder original() {
        String json = JsonMapper.shared().writeValueAsString(order);
        return OriginalOrder.of(json.getBytes(StandardCharsets.UTF_8));
    }
}
