package jp.kagiban.rms;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.kagiban.shared.Jst;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Tries functions out over HTTP. */
final class HttpRmsDiagnosis implements RmsDiagnosis {

    private static final Logger LOG = LoggerFactory.getLogger(HttpRmsDiagnosis.class);

    /** No shop has this number, and there was no such day in RMS. */
    private static final String NO_ORDER = "000000-19700101-0000000000";

    private static final RmsOutcome ANSWERED = new RmsOutcome.Valid(null);

    private final Rms rms;
    private final RmsOrders orders;
    private final RmsLine line;
    private final Outcomes outcomes;
    private final Clock clock;

    HttpRmsDiagnosis(Rms rms, RmsOrders orders, RmsLine line, Clock clock) {
        this.rms = rms;
        this.orders = orders;
        this.line = line;
        this.outcomes = new Outcomes(clock);
        this.clock = clock;
    }

    @Override
    public RmsOutcome tryOut(RmsFunction function, RmsCredentials credentials) {
        RmsOutcome outcome = outcome(function, credentials);
        LOG.debug("RMS {} for {}: {}", function.rmsName(), credentials.caller().line(), outcome);
        return outcome;
    }

    private RmsOutcome outcome(RmsFunction function, RmsCredentials credentials) {
        return switch (function) {
            case LICENCE_EXPIRY -> rms.licenceExpiry(credentials);
            case SEARCH_ORDER -> rms.searchOneMinute(credentials);
            case GET_ORDER -> outcome(orders.get(credentials, List.of(NO_ORDER)));
            case CONFIRM_ORDER -> throw new IllegalArgumentException("This function is not for trying out");
            case SHOP_MASTER -> outcome(shopMaster(credentials));
            case CABINET_USAGE -> outcome(cabinetUsage(credentials));
            case SEARCH_ORDER_ITEM -> outcome(searchOrderItem(credentials));
            case RESERVE_LIST -> outcome(reserveList(credentials));
        };
    }

    private static RmsOutcome outcome(RmsReply<?> reply) {
        return switch (reply) {
            case RmsReply.Ok<?> ok -> ANSWERED;
            case RmsReply.BadRequest<?> bad -> ANSWERED;
            case RmsReply.Failed<?> failed -> failed.outcome();
        };
    }

    @Override
    public RmsReply<ShopMaster> shopMaster(RmsCredentials credentials) {
        return read(
                line.get("/es/1.0/shop/shopMaster", credentials),
                reply -> XmlLeaves.read(reply)
                        .filter(leaves -> leaves.containsKey("url") && leaves.containsKey("shopName"))
                        .map(leaves ->
                                new ShopMaster(leaves.getOrDefault("shopName", ""), leaves.getOrDefault("url", ""))));
    }

    private RmsReply<String> cabinetUsage(RmsCredentials credentials) {
        return read(
                line.get("/es/1.0/cabinet/usage/get", credentials),
                reply -> XmlLeaves.read(reply)
                        .map(leaves -> leaves.getOrDefault("systemStatus", ""))
                        .filter(status -> status.equals("OK")));
    }

    private RmsReply<JsonNode> searchOrderItem(RmsCredentials credentials) {
        Instant now = clock.instant();
        byte[] lastMinute = OrderRequests.searchItem(now.minusSeconds(60), now);
        return read(
                line.post(OrderRequests.SEARCH_ORDER_ITEM, credentials, lastMinute, RmsWire.LONGEST_BODY),
                reply -> withField(reply, "MessageModelList"));
    }

    private RmsReply<JsonNode> reserveList(RmsCredentials credentials) {
        String today = Jst.today(clock).toString();
        String query = "?dateType=1&startDate=" + today + "&endDate=" + today + "&limit=1";
        return read(
                line.get("/es/1.0/reserve/reserveInfoList" + query, credentials),
                reply -> withField(reply, "resultCode"));
    }

    private static Optional<JsonNode> withField(Reply reply, String name) {
        return RmsFault.Json.read(reply).filter(body -> body.has(name));
    }

    private <T> RmsReply<T> read(Optional<Reply> reply, Function<Reply, Optional<T>> reading) {
        return reply.map(came -> outcomes.replyTo(came, reading))
                .orElseGet(() -> new RmsReply.Failed<>(new RmsOutcome.Unreachable()));
    }
}
