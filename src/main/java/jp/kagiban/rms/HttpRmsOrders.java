package jp.kagiban.rms;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The order API over HTTP. What it logs bears the shop's number and the kind of reply, never an order. */
final class HttpRmsOrders implements RmsOrders {

    /** A hundred orders have some 500 kB; one with very many items has more. */
    static final int LONGEST_ORDERS = 32 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(HttpRmsOrders.class);

    private final RmsLine line;
    private final Outcomes outcomes;

    HttpRmsOrders(RmsLine line, Clock clock) {
        this.line = line;
        this.outcomes = new Outcomes(clock);
    }

    @Override
    public RmsReply<OrderPage> search(RmsCredentials credentials, OrderQuery query) {
        return told(
                "searchOrder",
                credentials,
                line.post(OrderRequests.SEARCH_ORDER, credentials, OrderRequests.search(query), RmsWire.LONGEST_BODY),
                reply -> outcomes.replyTo(reply, OrderReplies::page));
    }

    @Override
    public RmsReply<OrdersGot> get(RmsCredentials credentials, List<String> orderNumbers) {
        return told(
                "getOrder",
                credentials,
                line.post(OrderRequests.GET_ORDER, credentials, OrderRequests.get(orderNumbers), LONGEST_ORDERS),
                reply -> outcomes.replyTo(reply, OrderReplies::orders));
    }

    @Override
    public RmsReply<List<OrderConfirmation>> confirm(RmsCredentials credentials, List<String> orderNumbers) {
        return told(
                "confirmOrder",
                credentials,
                line.post(
                        OrderRequests.CONFIRM_ORDER,
                        credentials,
                        OrderRequests.confirm(orderNumbers),
                        RmsWire.LONGEST_BODY),
                reply -> Confirmations.of(outcomes.replyTo(reply, OrderReplies::messages), orderNumbers));
    }

    private static <T> RmsReply<T> told(
            String function, RmsCredentials credentials, Optional<Reply> reply, Function<Reply, RmsReply<T>> reading) {
        RmsReply<T> read = reply.map(reading).orElseGet(() -> new RmsReply.Failed<>(new RmsOutcome.Unreachable()));
        LOG.debug("RMS {} for {}: {}", function, credentials.caller().line(), described(read));
        return read;
    }

    private static String described(RmsReply<?> reply) {
        return switch (reply) {
            case RmsReply.Ok<?> ok -> "ok";
            case RmsReply.BadRequest<?> bad -> bad.codes().toString();
            case RmsReply.Failed<?> failed -> failed.outcome().toString();
        };
    }
}
