package jp.kagiban.journey;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who asks the fake RMS itself which orders there are, with nothing of the portal in between. */
final class Bystander {

    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+0900'");

    private static final int TO_CONFIRM = 100;

    /** RMS reads no more orders in one call. */
    private static final int MOST_AT_ONCE = 100;

    private static final int UNDETERMINED = -9999;

    private final String address;
    private final String authorization;

    Bystander(String address, String serviceSecret, String licenseKey) {
        this.address = address;
        String pair = serviceSecret + ":" + licenseKey;
        this.authorization = "ESA " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** The numbers of all orders that were placed within the last ten days; at most a thousand. */
    List<String> numbers() throws Exception {
        LocalDateTime now = Licence.now();
        String body = """
                {"dateType": 1, "startDatetime": "%s", "endDatetime": "%s", "PaginationRequestModel":
                {"requestRecordsAmount": 1000, "requestPage": 1}}
                """.formatted(WIRE.format(now.minusDays(10)), WIRE.format(now));
        List<String> numbers = new ArrayList<>();
        search(body).path("orderNumberList").forEach(number -> numbers.add(number.asString()));
        return numbers;
    }

    /** The numbers of those whose amounts are known, among the orders that wait to be confirmed, the newest first. */
    List<String> confirmable() throws Exception {
        List<JsonNode> confirmable = new ArrayList<>();
        for (List<String> some :
                numbers().stream().gather(Gatherers.windowFixed(MOST_AT_ONCE)).toList()) {
            String body = JsonMapper.shared().writeValueAsString(Map.of("orderNumberList", some, "version", 7));
            ask("getOrder", body).path("OrderModelList").forEach(order -> {
                if (isConfirmable(order)) {
                    confirmable.add(order);
                }
            });
        }
        confirmable.sort(Comparator.comparing(Bystander::place).reversed());
        return confirmable.stream()
                .map(order -> order.path("orderNumber").asString())
                .toList();
    }

    /** RMS refuses an order whose amounts are still open; which ones those are changes from day to day. */
    private static boolean isConfirmable(JsonNode order) {
        return order.path("orderProgress").asInt() == TO_CONFIRM
                && order.path("requestPrice").asInt() != UNDETERMINED;
    }

    private static String place(JsonNode order) {
        return order.path("orderDatetime").asString()
                + order.path("orderNumber").asString();
    }

    private JsonNode search(String body) throws Exception {
        return ask("searchOrder", body);
    }

    private JsonNode ask(String function, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(address + "/sandbox-rms/es/2.0/order/" + function + "/"))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("RMS answered " + answer.statusCode());
            }
            return JsonMapper.shared().readTree(answer.body());
        }
    }
}
