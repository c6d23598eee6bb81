package jp.kagiban.testing;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The packaged portal in a JVM of its own, as {@code ./kagiban run} starts it, on a free port. All that it says is taken at
 * once, so that it never waits for a reader. Close it to end it.
 */
public final class PortalProcess implements AutoCloseable {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /**
     * The whole matrix of pictures needs 20 minutes and more; a portal that should have ended must not hold up the
     * build for good.
     */
    private static final Duration LIFE = Duration.ofMinutes(60);

    /** It lives for a minute or two: a compiler that optimises less, and one thread that collects garbage, cost less. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** An orderly end takes a few seconds. */
    private static final Duration END = Duration.ofSeconds(60);

    private final Process process;
    private final Thread listener;
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    private PortalProcess(Process process) {
        this.process = process;
        this.listener = Thread.ofPlatform().daemon().name("portal-output").start(this::listen);
        CompletableFuture.delayedExecutor(LIFE.toSeconds(), TimeUnit.SECONDS)
                .execute(process.toHandle()::destroyForcibly);
    }

    /**
     * Starts it as the image and {@code ./kagiban run} do: the jar taken apart.
     *
     * @param settings the environment's {@code KAGIBAN_…}; those of the tests' own environment don't reach it
     * @param arguments of the command line; {@code sandbox …} starts the fake RMS alone
     */
    public static PortalProcess start(Map<String, String> settings, String... arguments) throws IOException {
        return startIn(Path.of(""), settings, arguments);
    }

    /** Does the same with another current folder. */
    public static PortalProcess startIn(Path folder, Map<String, String> settings, String... arguments)
            throws IOException {
        Path app = TARGET.resolve("app");
        List<String> java = new ArrayList<>(SHORT_LIVED);
        java.addAll(List.of("-XX:AOTCache=" + app.resolve("kagiban.aot"), "-jar"));
        java.add(app.resolve("kagiban.jar").toString());
        return start(folder, java, settings, arguments);
    }

    /** Starts the one jar that {@code mvn package} leaves. */
    public static PortalProcess startPacked(Map<String, String> settings) throws IOException {
        return start(Path.of(""), List.of("-jar", TARGET.resolve("kagiban.jar").toString()), settings);
    }

    private static PortalProcess start(Path folder, List<String> jar, Map<String, String> settings, String... arguments)
            throws IOException {
        if (!Files.exists(Path.of(jar.getLast()))) {
            throw new IllegalStateException(jar.getLast() + " isn't there: this test runs in 'mvn verify'");
        }
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow")));
        builder.directory(folder.toAbsolutePath().toFile());
        builder.command().addAll(jar);
        builder.command().addAll(List.of(arguments));
        builder.environment().keySet().removeIf(name -> name.startsWith("KAGIBAN_"));
        builder.environment().put("KAGIBAN_PORT", "0");
        builder.environment().putAll(settings);
        Tally.portalStarts(builder.command());
        return new PortalProcess(builder.redirectErrorStream(true).start());
    }

    private void listen() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(this::take);
        } catch (IOException | UncheckedIOException broken) {
            take("Its output broke off: " + broken);
        }
        end();
    }

    private synchronized void take(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Types a line at it, the last one. */
    public PortalProcess type(String line) throws IOException {
        try (BufferedWriter writer = process.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(line);
            writer.newLine();
        }
        return this;
    }

    /** Waits until it has said this; fails if it ends before. */
    public synchronized PortalProcess awaitLine(String text) throws InterruptedException {
        while (lines.stream().noneMatch(line -> line.contains(text))) {
            if (ended) {
                throw new IllegalStateException("It ended without saying '" + text + "': " + output());
            }
            wait();
        }
        return this;
    }

    /** What stands behind this text in the first line that has it. */
    public synchronized String saidAfter(String text) throws InterruptedException {
        awaitLine(text);
        String line =
                lines.stream().filter(each -> each.contains(text)).findFirst().orElseThrow();
        return line.substring(line.indexOf(text) + text.length());
    }

    /** All that it has said when it has ended by itself. */
    public String awaitEnd() throws InterruptedException {
        listener.join();
        return output();
    }

    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** All that it has said until now. */
    public synchronized String output() {
        return String.join("\n", lines);
    }

    /** Kills it as {@code kill -9} does: nothing is closed, nothing is written any more. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        listener.join();
    }

    /** Ends it as Ctrl-C does, and waits until it has closed its database. What it says meanwhile can still be read. */
    @Override
    public void close() throws InterruptedException {
        process.toHandle().destroy();
        if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("It does not end: " + output());
        }
        listener.join();
    }
}
