package jp.kagiban.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Debian's Prometheus with the files of {@code deploy/prometheus}, which reads each target once a second. */
public final class Prometheus implements AutoCloseable {

    private static final Path DEPLOYED = Path.of("deploy", "prometheus");
    public static final Path ALERTS = DEPLOYED.resolve("alerts.yml");

    private final Path folder;
    private final int port;
    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();

    private Prometheus(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Runs Prometheus' checker of files, and returns what it says. Throws if it refuses the files. */
    public static String promtool(Path folder, String... arguments) throws Exception {
        return Tool.run(
                folder,
                Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toArray(String[]::new));
    }

    /** Starts it for these management ports of portals, with shorter waits before alerts fire. */
    public static Prometheus start(List<Integer> targets) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "prometheus")), "run-")
                .toAbsolutePath();
        String ports = targets.stream()
                .map(port -> "          - 127.0.0.1:" + port + "\n")
                .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("prometheus.yml"),
                Files.readString(DEPLOYED.resolve("prometheus.yml"))
                        .replaceAll("(?m)^ +- 192\\.0\\.2\\..*\\n", "")
                        .replace("targets:\n", "targets:\n" + ports)
                        .replace("30s", "1s"));
        Files.writeString(folder.resolve("alerts.yml"), Files.readString(ALERTS).replace("for: 2m", "for: 2s"));
        int port = Nginx.freePort();
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=data",
                        "--web.listen-address=127.0.0.1:" + port)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        return new Prometheus(folder, port, process);
    }

    /** The series that answer this query now. */
    private JsonNode query(String promql) {
        return get("query?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8))
                .path("data")
                .path("result");
    }

    /** Waits until the query has an answer. */
    public void await(String promql) {
        Awaitility.await(promql)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .until(() -> !query(promql).isEmpty());
    }

    private JsonNode get(String path) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException notYet) {
            throw new IllegalStateException("Prometheus doesn't answer; see " + folder, notYet);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() throws InterruptedException {
        client.close();
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
