package jp.kagiban.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jp.kagiban.testing.PortalProcess;
import jp.kagiban.vault.keys.CheapKeystore;
import org.springframework.util.FileSystemUtils;

/** The packaged portal with a data folder of its own. It can be ended and started again. */
final class Portal implements AutoCloseable {

    static final String DEMO_PASSWORD = "kagiban-no-renshu";

    private static final Map<String, String> SANDBOX = Map.of("KAGIBAN_SANDBOX", "on", "KAGIBAN_RENEWAL_RETRY", "PT2S");

    private final Path folder;
    private final Map<String, String> settings;
    private final String ready;
    private final StringBuilder saidBefore = new StringBuilder();
    private PortalProcess process;

    private Portal(String name, Map<String, String> settings, String ready) throws IOException {
        this.folder = Path.of("target", name);
        this.settings = settings;
        this.ready = ready;
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        CheapKeystore.layInto(data());
        start();
    }

    /** With the fake RMS inside. */
    static Portal fresh(String name) throws IOException {
        return fresh(name, Map.of());
    }

    /** @param settings of the environment, beside those that all journeys have */
    static Portal fresh(String name, Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>(SANDBOX);
        all.putAll(settings);
        return new Portal(name, all, "鍵番 is ready (sandbox): ");
    }

    /** As it serves real merchants, with these settings beside its data folder. */
    static Portal live(String name, Map<String, String> settings) throws IOException {
        return new Portal(name, settings, "Kagiban is ready: ");
    }

    /** Begins to start on the data that is there. */
    void start() throws IOException {
        if (process != null) {
            saidBefore.append(process.output()).append('\n');
        }
        Map<String, String> all = new HashMap<>(settings);
        all.put("KAGIBAN_DATA_DIR", data().toString());
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
            return process.saidAfter(ready).split(" ", 2)[0];
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Something that only the desk of the fake RMS can do. Returns its answer. */
    String desk(String path, String json) throws Exception {
        return new Desk(address()).post(path, json);
    }

    /** Where all things stand at that desk. */
    String deskState() throws Exception {
        return new Desk(address()).state();
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
