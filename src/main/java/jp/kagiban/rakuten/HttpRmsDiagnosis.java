package jp.kagiban.rakuten;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.FunctionReply;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.MallReply;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.shared.Jst;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Implements {@link RmsDiagnosis} over HTTP. */
final class HttpRmsDiagnosis implements RmsDiagnosis {

    private static final Logger LOG = LoggerFactory.getLogger(HttpRmsDiagnosis.class);

    /** An order number that can't exist: neither the shop nor the day is possible. */
    private static final String NO_ORDER = "000000-19700101-0000000000";

    private static final MallOutcome ANSWERED = new MallOutcome.Valid(null);

    private final Rms rms;
    private final OrderSource orders;
    private final RmsPipeline pipeline;
    private final Outcomes outcomes;
    private final Clock clock;

    HttpRmsDiagnosis(Rms rms, OrderSource orders, RmsPipeline pipeline, Clock clock) {
        this.rms = rms;
        this.orders = orders;
        this.pipeline = pipeline;
        this.outcomes = new Outcomes(clock);
        this.clock = clock;
    }

    @Override
    public FunctionReply tryOut(RmsFunction function, Credentials credentials) {
        FunctionReply reply = reply(function, credentials);
        LOG.debug("RMS {} for {}: {}", function.rmsName(), credentials.caller().line(), reply.outcome());
        return reply;
    }

    private FunctionReply reply(RmsFunction function, Credentials credentials) {
        return switch (function) {
            case LICENCE_EXPIRY -> FunctionReply.of(rms.licenceExpiry(credentials));
            case SEARCH_ORDER -> FunctionReply.of(rms.searchOneMinute(credentials));
            case GET_ORDER -> toFunctionReply(orders.get(credentials, List.of(NO_ORDER)));
            case CONFIRM_ORDER -> throw new IllegalArgumentException("This function is not for trying out");
            case SHOP_MASTER -> toMasterReply(shopMaster(credentials));
            case CABINET_USAGE -> toFunctionReply(cabinetUsage(credentials));
            case SEARCH_ORDER_ITEM -> toFunctionReply(searchOrderItem(credentials));
            case RESERVE_LIST -> toFunctionReply(reserveList(credentials));
        };
    }

    private static FunctionReply toFunctionReply(MallReply<?> reply) {
        return FunctionReply.of(reply instanceof MallReply.Failed<?>(MallOutcome outcome) ? outcome : ANSWERED);
    }

    private static FunctionReply toMasterReply(MallReply<ShopMaster> reply) {
        return reply instanceof MallReply.Ok<ShopMaster>(ShopMaster master)
                ? new FunctionReply(ANSWERED, master.code().orElse(null))
                : toFunctionReply(reply);
    }

    MallReply<ShopMaster> shopMaster(Credentials credentials) {
        return read(
                pipeline.get("/es/1.0/shop/shopMaster", credentials),
                reply -> XmlLeaves.read(reply)
                        .filter(leaves -> leaves.containsKey("url") && leaves.containsKey("shopName"))
                        .map(leaves ->
                                new ShopMaster(leaves.getOrDefault("shopName", ""), leaves.getOrDefault("url", ""))));
    }

    private MallReply<String> cabinetUsage(Credentials credentials) {
        return read(
                pipeline.get("/es/1.0/cabinet/usage/get", credentials),
                reply -> XmlLeaves.read(reply)
                        .map(leaves -> leaves.getOrDefault("systemStatus", ""))
                        .filter(status -> status.equals("OK")));
    }

    private MallReply<JsonNode> searchOrderItem(Credentials credentials) {
        Instant now = clock.instant();
        byte[] lastMinute = OrderRequests.searchItem(now.minusSeconds(60), now);
        return read(
                pipeline.post(OrderRequests.SEARCH_ORDER_ITEM, credentials, lastMinute, RmsWire.LONGEST_BODY),
                reply -> withField(reply, "MessageModelList"));
    }

    private MallReply<JsonNode> reserveList(Credentials credentials) {
        String today = Jst.today(clock).toString();
        String query = "?dateType=1&startDate=" + today + "&endDate=" + today + "&limit=1";
        return read(
                pipeline.get("/es/1.0/reserve/reserveInfoList" + query, credentials),
                reply -> withField(reply, "resultCode"));
    }

    private static Optional<JsonNode> withField(Reply reply, String name) {
        return RmsFault.Json.read(reply).filter(body -> body.has(name));
    }

    private <T> MallReply<T> read(Optional<Reply> reply, Function<Reply, Optional<T>> reading) {
        return reply.map(answer -> outcomes.replyTo(answer, reading))
                .orElseGet(() -> new MallReply.Failed<>(new MallOutcome.Unreachable()));
    }
}
