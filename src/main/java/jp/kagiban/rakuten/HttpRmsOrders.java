package jp.kagiban.rakuten;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.IncomingOrder;
import jp.kagiban.mall.MallMessage;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.MallReply;
import jp.kagiban.mall.OrderConfirmation;
import jp.kagiban.mall.OrderLimits;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrderQuery;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.mall.OrdersGot;
import jp.kagiban.mall.OriginalOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Implements {@link OrderSource} over HTTP. Logs the shop number and the kind of reply, never an order. */
final class HttpRmsOrders implements OrderSource {

    /** A limit in bytes: 100 orders have about 500 kB. If they are longer, fewer are fetched at once. */
    static final int LONGEST_ORDERS = RmsWire.LONGEST_BODY + (1 << 20);

    /** Stands for an answer that is too long, so that fewer orders are fetched. */
    private static final MallMessage TOO_LONG = new MallMessage("ERROR", "TOO_LONG", "", null);

    private static final Logger LOG = LoggerFactory.getLogger(HttpRmsOrders.class);

    private final RmsPipeline pipeline;
    private final Outcomes outcomes;

    HttpRmsOrders(RmsPipeline pipeline, Clock clock) {
        this.pipeline = pipeline;
        this.outcomes = new Outcomes(clock);
    }

    @Override
    public OrderLimits limits() {
        return OrderRequests.LIMITS;
    }

    @Override
    public Optional<LocalDate> placedOn(String orderNumber) {
        return RakutenOrderNumber.day(orderNumber);
    }

    @Override
    public Optional<URI> page(String orderNumber) {
        return RakutenOrderNumber.page(orderNumber);
    }

    @Override
    public Optional<IncomingOrder> read(OriginalOrder original) {
        return OrderReader.read(original);
    }

    @Override
    public MallReply<OrderPage> search(Credentials credentials, OrderQuery query) {
        return readAndLog(
                "searchOrder",
                credentials,
                pipeline.post(
                        OrderRequests.SEARCH_ORDER, credentials, OrderRequests.search(query), RmsWire.LONGEST_BODY),
                reply -> outcomes.replyTo(reply, OrderReplies::page));
    }

    @Override
    public MallReply<OrdersGot> get(Credentials credentials, List<String> orderNumbers) {
        return readAndLog(
                "getOrder",
                credentials,
                pipeline.post(OrderRequests.GET_ORDER, credentials, OrderRequests.get(orderNumbers), LONGEST_ORDERS),
                reply -> reply.status() == 200 && reply.body().isEmpty()
                        ? new MallReply.BadRequest<>(List.of(TOO_LONG))
                        : outcomes.replyTo(reply, OrderReplies::orders));
    }

    @Override
    public MallReply<List<OrderConfirmation>> confirm(Credentials credentials, List<String> orderNumbers) {
        return readAndLog(
                "confirmOrder",
                credentials,
                pipeline.send(
                        OrderRequests.CONFIRM_ORDER,
                        credentials,
                        OrderRequests.confirm(orderNumbers),
                        RmsWire.LONGEST_BODY),
                reply -> Confirmations.of(outcomes.replyTo(reply, OrderReplies::messages), orderNumbers));
    }

    private static <T> MallReply<T> readAndLog(
            String function, Credentials credentials, Optional<Reply> reply, Function<Reply, MallReply<T>> reader) {
        MallReply<T> read = reply.map(reader).orElseGet(() -> new MallReply.Failed<>(new MallOutcome.Unreachable()));
        LOG.debug("RMS {} for {}: {}", function, credentials.caller().line(), described(read));
        return read;
    }

    private static String described(MallReply<?> reply) {
        return switch (reply) {
            case MallReply.Ok<?> ok -> "ok";
            case MallReply.BadRequest<?> bad -> bad.codes().toString();
            case MallReply.Failed<?> failed -> failed.outcome().toString();
        };
    }
}
