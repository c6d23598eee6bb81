package jp.kagiban.rakuten;

import java.time.LocalDate;
import java.util.Optional;
import jp.kagiban.mall.IncomingOrder;
import jp.kagiban.mall.OrderLimits;
import jp.kagiban.mall.OrderOutline;
import jp.kagiban.mall.OriginalOrder;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads orders as RMS writes them, for tests of what happens to them afterwards. */
public final class RmsOrders {

    public static final OrderLimits LIMITS = OrderRequests.LIMITS;

    private RmsOrders() {}

    public static Optional<LocalDate> placedOn(String orderNumber) {
        return RakutenOrderNumber.day(orderNumber);
    }

    public static Optional<IncomingOrder> read(OriginalOrder original) {
        return OrderReader.read(original);
    }

    public static Optional<OrderOutline> outline(OriginalOrder original) {
        try (JsonParser parser = JsonMapper.shared().createParser(original.toBytes())) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    ? OutlineReader.over(parser).outline(original)
                    : Optional.empty();
        } catch (JacksonException rubbish) {
            return Optional.empty();
        }
    }
}
