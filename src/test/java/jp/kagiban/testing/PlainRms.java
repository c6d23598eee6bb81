package jp.kagiban.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import jp.kagiban.shared.Jst;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the order API as short as it can be: one call after the other, read and thrown away. It shares no code with the
 * portal's, so that what the two say can be compared.
 */
public final class PlainRms implements AutoCloseable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+0900'").withZone(Jst.TOKYO);
    private static final int PAGE = 1000;
    private static final int DETAILS = 100;

    private final String address;
    private final String authorization;
    private final HttpClient http = HttpClient.newHttpClient();

    public PlainRms(String address, String serviceSecret, String licenseKey) {
        this.address = address;
        this.authorization = "ESA " + Base64.getEncoder().encodeToString((serviceSecret + ":" + licenseKey).getBytes());
    }

    /**
     * The numbers of all orders between two instants.
     *
     * @param width of the windows that are asked for one after the other; none may have more than 15,000 orders
     */
    public List<String> search(Instant from, Instant to, Duration width) throws IOException, InterruptedException {
        List<String> numbers = new ArrayList<>();
        for (Instant begin = from; !begin.isAfter(to); begin = begin.plus(width)) {
            Instant end = begin.plus(width).minusSeconds(1);
            addWindow(begin, end.isAfter(to) ? to : end, numbers);
        }
        return numbers;
    }

    private void addWindow(Instant from, Instant to, List<String> numbers) throws IOException, InterruptedException {
        int pages = 1;
        for (int page = 1; page <= pages; page++) {
            JsonNode body = page(from, to, page);
            body.path("orderNumberList").forEach(number -> numbers.add(number.asString()));
            pages = body.path("PaginationResponseModel").path("totalPages").asInt(0);
        }
    }

    private JsonNode page(Instant from, Instant to, int page) throws IOException, InterruptedException {
        return post(
                "searchOrder",
                Map.of(
                        "dateType", 1,
                        "startDatetime", TIME.format(from),
                        "endDatetime", TIME.format(to),
                        "PaginationRequestModel", Map.of("requestRecordsAmount", PAGE, "requestPage", page)));
    }

    /** Fetches the details of these orders and drops them. Returns how many came. */
    public int fetch(List<String> numbers) throws IOException, InterruptedException {
        int came = 0;
        for (int at = 0; at < numbers.size(); at += DETAILS) {
            List<String> some = numbers.subList(at, Math.min(numbers.size(), at + DETAILS));
            came += post("getOrder", Map.of("orderNumberList", some, "version", 7))
                    .path("OrderModelList")
                    .size();
        }
        return came;
    }

    private JsonNode post(String call, Map<String, Object> body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/es/2.0/order/" + call + "/"))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body)))
                .build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(call + " was answered with " + answer.statusCode());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
