package jp.kagiban.journey;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import jp.kagiban.testing.PlainRms;
import jp.kagiban.testing.PortalProcess;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fake RMS in a process of its own, with one shop. */
final class FakeRms implements AutoCloseable {

    private final PortalProcess process;
    private final Desk desk;
    private final JsonNode shop;

    FakeRms(String name) throws Exception {
        Path folder = Path.of("target", name);
        FileSystemUtils.deleteRecursively(folder);
        process = PortalProcess.start(Map.of(), "sandbox", "--port", "0", "--data-dir", folder.toString());
        desk = new Desk(process.saidAfter("RMS sandbox: ").split(" ", 2)[0]);
        shop = ask("/shops", Map.of("code", "kill", "name", "楽天市場1号店"));
    }

    private JsonNode ask(String path, Map<String, Object> body) throws Exception {
        return JsonMapper.shared().readTree(desk.post(path, JsonMapper.shared().writeValueAsString(body)));
    }

    private String number() {
        return shop.path("number").asString();
    }

    String address() {
        return desk.address();
    }

    /** A key that works at once. */
    Licence issue(int days) throws Exception {
        var end = Licence.now().toLocalDate().plusDays(days).atTime(23, 59, 59);
        JsonNode key = ask("/keys", Map.of("shop", number(), "expiresAt", end.toString()));
        return new Licence(
                "kill",
                shop.path("serviceSecret").asString(),
                key.path("licenseKey").asString(),
                end.format(Licence.SECOND));
    }

    void stop(Licence licence) throws Exception {
        ask("/stop", Map.of("licenseKey", licence.licenseKey()));
    }

    /** So many orders, spread over the last two months. */
    void receive(int orders) throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant from = now.minus(Duration.ofDays(62));
        ask("/orders/create", Map.of("shop", number(), "count", orders, "from", from.toString(), "to", now.toString()));
    }

    /** From now on so many orders come. */
    void receiveEachHour(int orders) throws Exception {
        ask("/orders/rate", Map.of("shop", number(), "perHour", orders));
    }

    long orders() throws Exception {
        return JsonMapper.shared()
                .readTree(desk.state())
                .path("shops")
                .path(0)
                .path("orders")
                .asLong();
    }

    /** What it names to somebody who asks page by page. */
    List<String> orderNumbers(Licence licence) throws Exception {
        try (PlainRms rms = new PlainRms(address(), licence.serviceSecret(), licence.licenseKey())) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            return rms.search(now.minus(Duration.ofDays(63)), now, Duration.ofDays(7));
        }
    }

    @Override
    public void close() throws Exception {
        process.close();
    }
}
