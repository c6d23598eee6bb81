package jp.kagiban.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import jp.kagiban.testing.PortalProcess;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fake RMS in a process of its own, without a limit on its calls. */
final class BenchRms implements AutoCloseable {

    private static final Path FOLDER = Path.of("target/bench/rms");

    private final PortalProcess process;
    private final String address;
    private int shops;

    BenchRms() throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(FOLDER);
        process = PortalProcess.start(Map.of(), "sandbox", "--port", "0", "--data-dir", FOLDER.toString());
        address = process.saidAfter("RMS sandbox: ").split(" ", 2)[0];
    }

    record Shop(String code, String serviceSecret, String licenseKey, int orders) {}

    String address() {
        return address;
    }

    /** A shop with so many orders in the last two months, and a key. */
    Shop shopWith(int orders) throws IOException, InterruptedException {
        String code = "bench-" + ++shops;
        JsonNode shop = ask("/shops", Map.of("code", code, "name", code));
        String number = shop.path("number").asString();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        JsonNode key = ask(
                "/keys",
                Map.of(
                        "shop",
                        number,
                        "expiresAt",
                        now.plus(Duration.ofDays(90)).toString()));
        String from = now.minus(Duration.ofDays(62)).toString();
        ask("/orders/create", Map.of("shop", number, "count", orders, "from", from, "to", now.toString()));
        return new Shop(
                code,
                shop.path("serviceSecret").asString(),
                key.path("licenseKey").asString(),
                orders);
    }

    private JsonNode ask(String path, Map<String, Object> body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/sandbox-rms/control" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException("The desk answered " + answer.statusCode());
            }
            return JsonMapper.shared().readTree(answer.body());
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
