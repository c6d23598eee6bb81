package jp.kagiban.sandbox;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.shared.Jst;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code searchOrder} (docs/rakuten-rms.md, Searching orders). */
final class OrderSearch {

    /** RMS counts orders beyond this limit but doesn't list them. */
    static final int MOST_REACHABLE = 15_000;

    private static final Duration WIDEST = Duration.ofDays(63);
    private static final Duration OLDEST = Duration.ofDays(730);
    private static final int MOST_RECORDS = 1000;
    private static final int USUAL_RECORDS = 30;
    private static final int ASCENDING = 1;

    /** The format of times. RMS accepts only this offset, without a colon. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+0900'").withResolverStyle(ResolverStyle.STRICT);

    private final SandboxOrders orders;
    private final Clock clock;

    OrderSearch(SandboxOrders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    /** The values of a request. A time that can't be read is null. */
    private record Query(
            int dateType,
            @Nullable Instant start,
            @Nullable Instant end,
            Set<Integer> states,
            int records,
            int page,
            boolean ascending) {

        static Query of(JsonNode request) {
            JsonNode paging = request.path("PaginationRequestModel");
            return new Query(
                    request.path("dateType").asInt(0),
                    time(request.path("startDatetime")),
                    time(request.path("endDatetime")),
                    request.path("orderProgressList")
                            .valueStream()
                            .map(state -> state.asInt(0))
                            .collect(Collectors.toSet()),
                    paging.path("requestRecordsAmount").asInt(USUAL_RECORDS),
                    paging.path("requestPage").asInt(1),
                    paging.path("SortModelList").path(0).path("sortDirection").asInt(2) == ASCENDING);
        }

        private static @Nullable Instant time(JsonNode node) {
            try {
                return Jst.instant(LocalDateTime.parse(node.asString(""), TIME));
            } catch (DateTimeException unreadable) {
                return null;
            }
        }
    }

    WireReply answer(String shopNumber, JsonNode request) {
        List<String> missing = Stream.of("dateType", "startDatetime", "endDatetime")
                .filter(name -> !request.hasNonNull(name))
                .toList();
        Query query = Query.of(request);
        Instant start = query.start();
        Instant end = query.end();
        List<String> wrong = missing.isEmpty() ? wrongIn(query) : List.of();
        return start == null || end == null || !missing.isEmpty() || !wrong.isEmpty()
                ? OrderMessages.SEARCH.faults(missing, wrong, "orderNumberList", "PaginationResponseModel")
                : page(query, found(shopNumber, query, start, end));
    }

    private List<String> wrongIn(Query query) {
        Map<String, Boolean> validity = new LinkedHashMap<>();
        Instant start = query.start();
        Instant end = query.end();
        validity.put("dateType", query.dateType() >= 1 && query.dateType() <= 6);
        validity.put(
                "startDatetime",
                start != null && !start.isBefore(clock.instant().minus(OLDEST)));
        validity.put("endDatetime", end != null && (start == null || fits(start, end)));
        validity.put("orderProgressList", OrderLife.STATES.containsAll(query.states()));
        validity.put("requestRecordsAmount", query.records() >= 1 && query.records() <= MOST_RECORDS);
        validity.put("requestPage", query.page() >= 1);
        return validity.entrySet().stream()
                .filter(field -> !field.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean fits(Instant start, Instant end) {
        return !end.isBefore(start) && Duration.between(start, end).compareTo(WIDEST) <= 0;
    }

    private List<SandboxOrder> found(String shopNumber, Query query, Instant start, Instant end) {
        boolean byOrder = query.dateType() == 1;
        return orders.matching(
                shopNumber,
                byOrder ? start : Instant.EPOCH,
                end,
                order -> (query.states().isEmpty() || query.states().contains(order.state()))
                        && (byOrder || isWithin(order.time(query.dateType()), start, end)));
    }

    private static boolean isWithin(@Nullable Instant time, Instant start, Instant end) {
        return time != null && !time.isBefore(start) && !time.isAfter(end);
    }

    private static WireReply page(Query query, List<SandboxOrder> found) {
        if (found.isEmpty()) {
            return noHit();
        }
        long size = query.records();
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ArrayNode numbers = body.putArray("orderNumberList");
        (query.ascending() ? found : found.reversed())
                .stream()
                        .limit(MOST_REACHABLE)
                        .skip((query.page() - 1) * size)
                        .limit(size)
                        .forEach(order -> numbers.add(order.number().text()));
        OrderMessages.SEARCH.info(body.putArray("MessageModelList"), "101", "注文検索に成功しました。");
        body.putObject("PaginationResponseModel")
                .put("totalRecordsAmount", found.size())
                .put("totalPages", (int) ((found.size() + size - 1) / size))
                .put("requestPage", query.page());
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
