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
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.shared.Jst;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code searchOrder} (docs/rakuten-rms.md, Searching orders). */
final class OrderSearch {

    /** RMS counts orders beyond this limit but does not list them. */
    static final int MOST_REACHABLE = 15_000;

    private static final Duration WIDEST = Duration.ofDays(63);
    private static final Duration OLDEST = Duration.ofDays(730);
    private static final int MOST_RECORDS = 1000;
    private static final int USUAL_RECORDS = 30;
    private static final int ASCENDING = 1;

    /** RMS accepts only this offset, without a colon. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+0900'").withResolverStyle(ResolverStyle.STRICT);

    private final SandboxOrders orders;
    private final Clock clock;

    OrderSearch(SandboxOrders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    WireReply answer(String shopNumber, JsonNode request) {
        List<String> missing = List.of("dateType", "startDatetime", "endDatetime").stream()
                .filter(name ->
                        request.path(name).isMissingNode() || request.path(name).isNull())
                .toList();
        List<String> wrong = missing.isEmpty() ? wrongIn(request) : List.of();
        return missing.isEmpty() && wrong.isEmpty()
                ? page(request, found(shopNumber, request))
                : OrderMessages.SEARCH.faults(missing, wrong, "orderNumberList", "PaginationResponseModel");
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
        if (!OrderLife.STATES.containsAll(states(request))) {
            wrong.add("orderProgressList");
        }
        int records = records(request);
        if (records < 1 || records > MOST_RECORDS) {
            wrong.add("requestRecordsAmount");
        }
        if (pageNumber(request) < 1) {
            wrong.add("requestPage");
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

    private static Set<Integer> states(JsonNode request) {
        return request.path("orderProgressList")
                .valueStream()
                .map(state -> state.asInt(0))
                .collect(Collectors.toSet());
    }

    private static int records(JsonNode request) {
        return request.path("PaginationRequestModel")
                .path("requestRecordsAmount")
                .asInt(USUAL_RECORDS);
    }

    private static int pageNumber(JsonNode request) {
        return request.path("PaginationRequestModel").path("requestPage").asInt(1);
    }

    private List<SandboxOrder> found(String shopNumber, JsonNode request) {
        int dateType = request.path("dateType").asInt(1);
        Instant start = time(request.path("startDatetime")).orElseThrow();
        Instant end = time(request.path("endDatetime")).orElseThrow();
        Set<Integer> states = states(request);
        Instant first = dateType == 1 ? start : Instant.EPOCH;
        return orders.matching(
                shopNumber,
                first,
                end,
                order -> (states.isEmpty() || states.contains(order.state()))
                        && (dateType == 1 || isWithin(order.time(dateType), start, end)));
    }

    private static boolean isWithin(@Nullable Instant time, Instant start, Instant end) {
        return time != null && !time.isBefore(start) && !time.isAfter(end);
    }

    private static WireReply page(JsonNode request, List<SandboxOrder> found) {
        return found.isEmpty() ? noHit() : hits(request, found);
    }

    private static WireReply hits(JsonNode request, List<SandboxOrder> found) {
        int size = records(request);
        long from = (long) (pageNumber(request) - 1) * size;
        long to = Math.min(from + size, Math.min(found.size(), MOST_REACHABLE));
        JsonNode sorting =
                request.path("PaginationRequestModel").path("SortModelList").path(0);
        List<SandboxOrder> sorted = sorting.path("sortDirection").asInt(2) == ASCENDING ? found : found.reversed();
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ArrayNode numbers = body.putArray("orderNumberList");
        for (long at = from; at < to; at++) {
            numbers.add(sorted.get((int) at).number().text());
        }
        OrderMessages.SEARCH.info(body.putArray("MessageModelList"), "101", "注文検索に成功しました。");
        body.putObject("PaginationResponseModel")
                .put("totalRecordsAmount", found.size())
                .put("totalPages", (found.size() + size - 1) / size)
                .put("requestPage", pageNumber(request));
        return WireReply.json(200, body);
    }

    private static WireReply noHit() {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putArray("orderNumberList");
        OrderMessages.SEARCH.info(body.putArray("MessageModelList"), "102", "注文検索に成功しました。(検索結果0件)");
        body.putObject("PaginationResponseModel")
                .putNull("totalRecordsAmount")
                .putNull("totalPages")
                .putNull("requestPage");
        return WireReply.json(200, body);
    }
}
