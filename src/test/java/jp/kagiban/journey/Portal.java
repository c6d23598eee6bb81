package jp.kagiban.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jp.kagiban.testing.PortalProcess;
import org.springframework.util.FileSystemUtils;

/** The packaged portal in sandbox mode with a data folder of its own. It can be ended and started again. */
final class Portal implements AutoCloseable {

    static final String DEMO_PASSWORD = "kagiban-no-renshu";

    private static final String READY = "鍵番 is ready (sandbox): ";

    private final Path folder;
    private final Map<String, String> settings;
    private final StringBuilder saidBefore = new StringBuilder();
    private PortalProcess process;

    private Portal(Path folder, Map<String, String> settings) throws IOException {
        this.folder = folder;
        this.settings = settings;
        start();
    }

    static Portal fresh(String name) throws IOException {
        return fresh(name, Map.of());
    }

    /** @param settings of the environment, beside those that all journeys have */
    static Portal fresh(String name, Map<String, String> settings) throws IOException {
        Path folder = Path.of("target", name);
        FileSystemUtils.deleteRecursively(folder);
        return new Portal(Files.createDirectories(folder), settings);
    }

    /** Begins to start on the data that is there. */
    void start() throws IOException {
        if (process != null) {
            saidBefore.append(process.output()).append('\n');
        }
        Map<String, String> all = new HashMap<>(settings);
        all.put("KAGIBAN_SANDBOX", "on");
        all.put("KAGIBAN_DATA_DIR", data().toString());
        all.put("KAGIBAN_RENEWAL_RETRY", "PT2S");
        process = PortalProcess.start(all);
    }

    Path data() {
        return folder.resolve("data");
    }

    /** The book of the fake RMS: the one file that holds its keys in clear, because it plays RMS. */
    Path desk() {
        return data().resolve("sandbox-rms.json");
    }

    /** Its address, once all is ready. */
    String address() {
        try {
            return process.saidAfter(READY).strip();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Something that only the desk of the fake RMS can do. Returns its answer. */
    String desk(String path, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/sandbox-rms/control" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("The desk answered " + answer.statusCode());
            }
            return answer.body();
        }
    }

    /** Where all things stand at that desk. */
    String deskState() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/sandbox-rms/control/state"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    /** All that it has said since its first start. */
    String output() {
        return saidBefore + process.output();
    }

    int exitCode() throws InterruptedException {
        return process.exitCode();
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    /** Ends it as Ctrl-C does; its output stays beside its data. */
    @Override
    public void close() throws Exception {
        process.close();
        Files.writeString(folder.resolve("output.log"), output());
    }
}
