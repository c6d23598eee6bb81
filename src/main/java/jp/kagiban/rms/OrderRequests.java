package jp.kagiban.rms;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import jp.kagiban.shared.Jst;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is posted to the order API, and where (docs/rakuten-rms.md). */
final class OrderRequests {

    static final String SEARCH_ORDER = "/es/2.0/order/searchOrder/";
    static final String GET_ORDER = "/es/2.0/order/getOrder/";
    static final String CONFIRM_ORDER = "/es/2.0/order/confirmOrder/";
    static final String SEARCH_ORDER_ITEM = "/es/2.0/purchaseItem/searchOrderItem/";

    /** Reference 3.2: no colon in the offset, or RMS answers 400. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+0900'").withZone(Jst.TOKYO);

    private OrderRequests() {}

    static byte[] search(OrderQuery query) {
        return json(body -> {
            window(body, query.dateType(), query.from(), query.to());
            if (!query.states().isEmpty()) {
                ArrayNode states = body.putArray("orderProgressList");
                query.states().stream().sorted().forEach(state -> states.add(state.code()));
            }
            page(body, query.pageSize(), query.page())
                    .putArray("SortModelList")
                    .addObject()
                    .put("sortColumn", 1)
                    .put("sortDirection", query.direction().code());
        });
    }

    static byte[] searchItem(Instant from, Instant to) {
        return json(body -> {
            window(body, OrderQuery.DateType.ORDER, from, to);
            page(body, 1, 1);
        });
    }

    static byte[] get(List<String> numbers) {
        return json(body -> numbers(body, numbers).put("version", RmsOrders.VERSION));
    }

    static byte[] confirm(List<String> numbers) {
        return json(body -> numbers(body, numbers));
    }

    private static void window(ObjectNode body, OrderQuery.DateType type, Instant from, Instant to) {
        body.put("dateType", type.code())
                .put("startDatetime", TIME.format(from))
                .put("endDatetime", TIME.format(to));
    }

    private static ObjectNode page(ObjectNode body, int size, int page) {
        return body.putObject("PaginationRequestModel")
                .put("requestRecordsAmount", size)
                .put("requestPage", page);
    }

    private static ObjectNode numbers(ObjectNode body, List<String> numbers) {
        if (numbers.isEmpty() || numbers.size() > RmsOrders.MOST_NUMBERS) {
            throw new IllegalArgumentException("One call names 1 to 100 orders");
        }
        ArrayNode list = body.putArray("orderNumberList");
        numbers.forEach(list::add);
        return body;
    }

    private static byte[] json(Consumer<ObjectNode> writing) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        writing.accept(body);
        return JsonMapper.shared().writeValueAsBytes(body);
    }
}
