package jp.kagiban.rakuten;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import jp.kagiban.mall.OrderLimits;
import jp.kagiban.mall.OrderQuery;
import jp.kagiban.shared.Jst;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Paths and bodies of requests to the order API (docs/rakuten-rms.md). */
final class OrderRequests {

    static final String SEARCH_ORDER = "/es/2.0/order/searchOrder/";
    static final String GET_ORDER = "/es/2.0/order/getOrder/";
    static final String CONFIRM_ORDER = "/es/2.0/order/confirmOrder/";
    static final String SEARCH_ORDER_ITEM = "/es/2.0/purchaseItem/searchOrderItem/";

    /** docs/rakuten-rms.md, Searching orders. */
    static final OrderLimits LIMITS = new OrderLimits(Duration.ofDays(63), Duration.ofDays(730), 1000, 15_000, 100);

    /** {@code version} of {@code getOrder} (decision 9). */
    private static final int VERSION = 10;

    /** {@code dateType}: the time of the order. */
    private static final int BY_TIME_OF_ORDER = 1;

    /** The offset has no colon, otherwise RMS answers 400 (docs/rakuten-rms.md, Searching orders). */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+0900'").withZone(Jst.TOKYO);

    private OrderRequests() {}

    /** @throws IllegalArgumentException for a query that RMS is known to refuse */
    static byte[] search(OrderQuery query) {
        boolean wide = Duration.between(query.from(), query.to()).compareTo(LIMITS.widest()) > 0;
        if (wide || query.pageSize() > LIMITS.page()) {
            throw new IllegalArgumentException("A window has at most 63 days, and a page at most 1000 numbers");
        }
        return json(body -> {
            window(body, query.from(), query.to());
            if (!query.states().isEmpty()) {
                ArrayNode states = body.putArray("orderProgressList");
                query.states().stream().sorted().forEach(state -> states.add(state.code()));
            }
            page(body, query.pageSize(), query.page())
                    .putArray("SortModelList")
                    .addObject()
                    .put("sortColumn", 1)
                    .put("sortDirection", query.direction() == OrderQuery.Direction.ASCENDING ? 1 : 2);
        });
    }

    static byte[] searchItem(Instant from, Instant to) {
        return json(body -> {
            window(body, from, to);
            page(body, 1, 1);
        });
    }

    static byte[] get(List<String> numbers) {
        return json(body -> numbers(body, numbers).put("version", VERSION));
    }

    static byte[] confirm(List<String> numbers) {
        return json(body -> numbers(body, numbers));
    }

    private static void window(ObjectNode body, Instant from, Instant to) {
        body.put("dateType", BY_TIME_OF_ORDER)
                .put("startDatetime", TIME.format(from))
                .put("endDatetime", TIME.format(to));
    }

    private static ObjectNode page(ObjectNode body, int size, int page) {
        return body.putObject("PaginationRequestModel")
                .put("requestRecordsAmount", size)
                .put("requestPage", page);
    }

    private static ObjectNode numbers(ObjectNode body, List<String> numbers) {
        if (numbers.isEmpty() || numbers.size() > LIMITS.atOnce()) {
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
