package jp.kagiban.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The packaged portal in a JVM of its own, as {@code ./kagiban run} starts it, on a free port. Close it to end it. */
public final class PortalProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/kagiban.jar");

    /** No test needs it longer; one that should have ended must not hold up the build. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Process process;
    private final BufferedReader reader;
    private final List<String> lines = new ArrayList<>();

    private PortalProcess(Process process) {
        this.process = process;
        this.reader = process.inputReader(StandardCharsets.UTF_8);
        CompletableFuture.delayedExecutor(LIFE.toSeconds(), TimeUnit.SECONDS)
                .execute(process.toHandle()::destroyForcibly);
    }

    /** @param settings the environment's {@code KAGIBAN_…}; those of the tests' own environment don't reach it */
    public static PortalProcess start(Map<String, String> settings) throws IOException {
        if (!JAR.toFile().exists()) {
            throw new IllegalStateException(JAR + " isn't there: this test runs in 'mvn verify'");
        }
        ProcessBuilder builder = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                JAR.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("KAGIBAN_"));
        builder.environment().put("KAGIBAN_PORT", "0");
        builder.environment().putAll(settings);
        return new PortalProcess(builder.redirectErrorStream(true).start());
    }

    /** Reads on until a line holds this text, or until the process has ended. */
    public PortalProcess awaitLine(String text) {
        try {
            String line = reader.readLine();
            while (line != null) {
                lines.add(line);
                if (line.contains(text)) {
                    return this;
                }
                line = reader.readLine();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        throw new IllegalStateException("It ended without saying '" + text + "': " + output());
    }

    /** All that it has said when it has ended by itself. */
    public String awaitEnd() {
        reader.lines().forEach(lines::add);
        return output();
    }

    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    private String output() {
        return String.join("\n", lines);
    }

    /** Ends it as Ctrl-C does, and waits until it has closed its database. What it says meanwhile can still be read. */
    @Override
    public void close() throws InterruptedException {
        process.toHandle().destroy();
        reader.lines().forEach(lines::add);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("It does not end: " + output());
        }
    }
}
