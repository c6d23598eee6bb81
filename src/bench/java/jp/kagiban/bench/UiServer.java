package jp.kagiban.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A server under measurement in a JVM of its own. */
final class UiServer implements AutoCloseable {

    private static final String AT = "http://localhost:";
    private static final List<String> JAVA = List.of(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx1g",
            // Keeps the compiler's threads, and with them their processor time.
            "-XX:-UseDynamicNumberOfCompilerThreads",
            "-Duser.timezone=UTC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Process process;
    private final String address;

    private UiServer(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts a server and waits for the line that names its address. */
    static UiServer start(Stream<String> arguments) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(JAVA.stream(), arguments).toList()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("KAGIBAN_"));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process.toHandle()::destroy));
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.contains(AT)) {
                Thread.ofPlatform().daemon().start(() -> output.lines().forEach(_ -> {}));
                return new UiServer(process, line.substring(line.indexOf(AT)).replaceFirst(" .*", ""));
            }
        }
        throw new IOException("The server does not start: " + said);
    }

    String address() {
        return address;
    }

    /** Milliseconds of processor time until now. */
    long processor() {
        return process.info().totalCpuDuration().orElseThrow().toMillis();
    }

    /** The milliseconds of {@link #processor} that the JVM's compiler used. */
    long compiler() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            return threads.mapToLong(UiServer::ofCompiler).sum();
        }
    }

    /** Reads utime and stime, which Linux counts in hundredths of a second (proc_pid_stat(5)). */
    private static long ofCompiler(Path thread) {
        try {
            String[] stat = Files.readString(thread.resolve("stat")).split("[()]");
            String[] times = stat[2].strip().split(" ");
            return stat[1].matches("C[12] Comp.*") ? (Long.parseLong(times[11]) + Long.parseLong(times[12])) * 10 : 0;
        } catch (IOException _) {
            // The thread has ended.
            return 0;
        }
    }

    /** Bytes of live objects, after a full garbage collection. */
    long liveHeap() throws IOException {
        Process jcmd = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/jcmd",
                        String.valueOf(process.pid()),
                        "GC.class_histogram")
                .start();
        String total = jcmd.inputReader().lines().reduce("", (_, line) -> line);
        if (!total.startsWith("Total")) {
            throw new IOException("jcmd prints no total, but '" + total + "'");
        }
        return Long.parseLong(total.trim().replaceFirst(".*\\s", ""));
    }

    @Override
    public void close() {
        process.toHandle().destroy();
        process.onExit().join();
    }
}
