package jp.kagiban.rakuten;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kagiban.mall.MallMessage;
import jp.kagiban.mall.OrderOutline;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrdersGot;
import jp.kagiban.mall.OriginalOrder;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers of the order API with status 200. */
final class OrderReplies {

    /** Maximum characters of an order's number. RMS's numbers have 26; a longer one can't be stored and is left out. */
    private static final int LONGEST_NUMBER = 64;

    private OrderReplies() {}

    /**
     * Reads a page of results. RMS sends nulls instead of zeros if there are no results (docs/rakuten-rms.md, Searching
     * orders).
     */
    static Optional<OrderPage> page(Reply reply) {
        return RmsFault.Json.read(reply)
                .filter(body -> body.path("orderNumberList").isArray())
                .flatMap(OrderReplies::page);
    }

    private static Optional<OrderPage> page(JsonNode body) {
        List<String> numbers = body.path("orderNumberList")
                .valueStream()
                .map(number -> number.asString(""))
                .toList();
        Fields paging = new Fields(body.path("PaginationResponseModel"));
        Integer total = paging.integer("totalRecordsAmount");
        Integer pages = paging.integer("totalPages");
        Integer page = paging.integer("requestPage");
        if (total == null || pages == null || page == null) {
            return numbers.isEmpty() ? Optional.of(new OrderPage(List.of(), 0, 0, 1)) : Optional.empty();
        }
        return Optional.of(new OrderPage(
                numbers.stream()
                        .filter(number -> number.length() <= LONGEST_NUMBER)
                        .toList(),
                total,
                pages,
                page));
    }

    static Optional<List<MallMessage>> messages(Reply reply) {
        return RmsFault.Json.read(reply)
                .filter(body -> body.path("MessageModelList").isArray())
                .map(OrderReader::messages);
    }

    /** Reads the body as a stream and cuts out each order, so that no tree of the whole body is built. */
    static Optional<OrdersGot> orders(Reply reply) {
        return reply.body().flatMap(OrderReplies::orders);
    }

    private static Optional<OrdersGot> orders(byte[] body) {
        try (JsonParser parser = JsonMapper.shared().createParser(body)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? orders(parser, body) : Optional.empty();
        } catch (JacksonException rubbish) {
            return Optional.empty();
        }
    }

    private static Optional<OrdersGot> orders(JsonParser parser, byte[] body) {
        List<OrderOutline> orders = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("OrderModelList")) {
                orders = outlines(parser, body);
            } else {
                parser.skipChildren();
            }
        }
        return parser.currentToken() == JsonToken.END_OBJECT && orders != null
                ? Optional.of(new OrdersGot(orders))
                : Optional.empty();
    }

    private static List<OrderOutline> outlines(JsonParser parser, byte[] body) {
        List<OrderOutline> orders = new ArrayList<>();
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                int from = (int) parser.currentTokenLocation().getByteOffset();
                OutlineReader order = OutlineReader.over(parser);
                int to = (int) parser.currentLocation().getByteOffset();
                order.outline(OriginalOrder.slice(body, from, to)).ifPresent(orders::add);
            }
        }
        return orders;
    }
}
