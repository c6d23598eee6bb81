package jp.kagiban.sandbox;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.Jst;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code searchOrder} (reference 3.2, 3.3): checks what RMS checks, then finds nothing. */
final class OrderSearch {

    private static final String CODES = "ORDER_EXT_API_SEARCH_ORDER_";
    private static final Duration WIDEST = Duration.ofDays(63);
    private static final Duration OLDEST = Duration.ofDays(730);
    private static final int MOST_RECORDS = 1000;

    /** No colon in the offset, and no other offset. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+0900'").withResolverStyle(ResolverStyle.STRICT);

    private final Clock clock;

    OrderSearch(Clock clock) {
        this.clock = clock;
    }

    WireReply answer(String body) {
        return parse(body).map(this::ofRequest).orElseGet(() -> WireReply.results(400, "ES04-01", "Bad Request"));
    }

    private static Optional<JsonNode> parse(String body) {
        try {
            return Optional.ofNullable(JsonMapper.shared().readTree(body)).filter(JsonNode::isObject);
        } catch (JacksonException rubbish) {
            return Optional.empty();
        }
    }

    private WireReply ofRequest(JsonNode request) {
        List<String> missing = List.of("dateType", "startDatetime", "endDatetime").stream()
                .filter(name ->
                        request.path(name).isMissingNode() || request.path(name).isNull())
                .toList();
        List<String> wrong = missing.isEmpty() ? wrongIn(request) : List.of();
        return missing.isEmpty() && wrong.isEmpty() ? noHit() : faults(missing, wrong);
    }

    private List<String> wrongIn(JsonNode request) {
        List<String> wrong = new ArrayList<>();
        int dateType = request.path("dateType").asInt(0);
        if (dateType < 1 || dateType > 6) {
            wrong.add("dateType");
        }
        Optional<Instant> start = time(request.path("startDatetime"));
        Optional<Instant> end = time(request.path("endDatetime"));
        if (start.isEmpty() || start.get().isBefore(clock.instant().minus(OLDEST))) {
            wrong.add("startDatetime");
        }
        if (end.isEmpty() || start.filter(begin -> !fits(begin, end.get())).isPresent()) {
            wrong.add("endDatetime");
        }
        if (request.path("PaginationRequestModel").path("requestRecordsAmount").asInt(1) > MOST_RECORDS) {
            wrong.add("requestRecordsAmount");
        }
        return wrong;
    }

    private static boolean fits(Instant start, Instant end) {
        return !end.isBefore(start) && Duration.between(start, end).compareTo(WIDEST) <= 0;
    }

    private static Optional<Instant> time(JsonNode node) {
        try {
            return Optional.of(Jst.instant(LocalDateTime.parse(node.asString(""), TIME)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static WireReply noHit() {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putArray("orderNumberList");
        message(body.putArray("MessageModelList"), "INFO", "INFO_102", "注文検索に成功しました。(検索結果0件)");
        body.putObject("PaginationResponseModel")
                .putNull("totalRecordsAmount")
                .putNull("totalPages")
                .putNull("requestPage");
        return WireReply.json(200, body);
    }

    private static WireReply faults(List<String> missing, List<String> wrong) {
        ObjectNode body = JsonMapper.shared().createObjectNode().putNull("orderNumberList");
        ArrayNode messages = body.putArray("MessageModelList");
        missing.forEach(name -> message(messages, "ERROR", "ERROR_009", name + "は必須です。"));
        wrong.forEach(name -> message(messages, "ERROR", "ERROR_011", name + "の形式が正しくありません。"));
        return WireReply.json(400, body.putNull("PaginationResponseModel"));
    }

    private static void message(ArrayNode messages, String type, String code, String text) {
        messages.addObject()
                .put("messageType", type)
                .put("messageCode", CODES + code)
                .put("message", text);
    }
}
