package jp.kagiban.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code getOrder} and {@code confirmOrder} (docs/rakuten-rms.md, Orders). */
final class OrderDetails {

    private static final int MOST_NUMBERS = 100;
    private static final String NUMBERS = "orderNumberList";

    private final SandboxOrders orders;

    OrderDetails(SandboxOrders orders) {
        this.orders = orders;
    }

    WireReply get(String shopNumber, JsonNode request) {
        List<String> missing = new ArrayList<>(missingNumbers(request));
        if (!request.hasNonNull("version")) {
            missing.add("version");
        }
        List<String> wrong = new ArrayList<>(wrongNumbers(request));
        int version = version(request);
        if (version < OrderBody.OLDEST_VERSION || version > OrderBody.NEWEST_VERSION) {
            wrong.add("version");
        }
        return missing.isEmpty() && wrong.isEmpty()
                ? orders(shopNumber, numbers(request), version)
                : OrderMessages.GET.faults(missing, missing.isEmpty() ? wrong : List.of(), "OrderModelList");
    }

    /** Reads the version, a number or digits in a text. Returns 0 for anything else. */
    private static int version(JsonNode request) {
        String text = request.path("version").asString("");
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    }

    private static List<String> numbers(JsonNode request) {
        return request.path(NUMBERS)
                .valueStream()
                .map(number -> number.asString(""))
                .toList();
    }

    private static List<String> missingNumbers(JsonNode request) {
        return request.path(NUMBERS).isEmpty() ? List.of(NUMBERS) : List.of();
    }

    private static List<String> wrongNumbers(JsonNode request) {
        return numbers(request).size() > MOST_NUMBERS ? List.of(NUMBERS) : List.of();
    }

    private WireReply orders(String shopNumber, List<String> numbers, int version) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ArrayNode messages = body.putArray("MessageModelList");
        if (version >= 6) {
            body.put("version", version);
        }
        ArrayNode list = body.putArray("OrderModelList");
        for (String number : numbers) {
            own(shopNumber, number)
                    .ifPresentOrElse(
                            order -> list.add(OrderBody.of(order, version)),
                            () -> OrderMessages.GET.ofOrder(messages, "INFO", "102", "該当する受注情報がありません。", number));
        }
        if (!list.isEmpty()) {
            OrderMessages.GET.info(messages, "101", "受注情報取得に成功しました。(取得件数" + list.size() + "件)");
        }
        return WireReply.json(200, body);
    }

    private Optional<SandboxOrder> own(String shopNumber, String number) {
        return orders.find(number)
                .filter(order -> order.number().shop().equals(shopNumber))
                .filter(order -> !order.fate().vanished());
    }

    WireReply confirm(String shopNumber, JsonNode request) {
        List<String> missing = missingNumbers(request);
        List<String> wrong = wrongNumbers(request);
        return missing.isEmpty() && wrong.isEmpty()
                ? confirm(shopNumber, numbers(request))
                : OrderMessages.CONFIRM.faults(missing, wrong);
    }

    private WireReply confirm(String shopNumber, List<String> numbers) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ArrayNode messages = body.putArray("MessageModelList");
        List<SandboxOrder> confirmed = new ArrayList<>();
        for (String number : numbers) {
            own(shopNumber, number)
                    .ifPresentOrElse(
                            order -> confirm(order, messages, confirmed),
                            () -> refuse(messages, "101", "該当する受注情報がありません。", number));
        }
        if (!confirmed.isEmpty()) {
            orders.confirm(shopNumber, confirmed);
        }
        return WireReply.json(200, body);
    }

    private static void confirm(SandboxOrder order, ArrayNode messages, List<SandboxOrder> confirmed) {
        String number = order.number().text();
        switch (order.state()) {
            case OrderLife.TO_CONFIRM -> {
                if (order.isUndetermined()) {
                    refuse(messages, "105", "金額が設定されていません。", number);
                } else {
                    confirmed.add(order);
                    OrderMessages.CONFIRM.ofOrder(messages, "INFO", "101", "注文確認に成功しました。", number);
                }
            }
            case OrderLife.CANCELLING, OrderLife.CANCELLED -> refuse(messages, "102", "キャンセルされた注文です。", number);
            default -> refuse(messages, "103", "注文確認待ちではありません。", number);
        }
    }

    private static void refuse(ArrayNode messages, String code, String text, String number) {
        OrderMessages.CONFIRM.ofOrder(messages, "ERROR", code, text, number);
    }
}
