package jp.kagiban.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kagiban.Kagiban;
import org.springframework.boot.SpringApplication;

/** Another node of a portal under measurement, in a process of its own. */
final class FleetNode implements AutoCloseable {

    private static final String READY = "The node is ready";

    private final Process process;

    private FleetNode(Process process) {
        this.process = process;
    }

    /** @param arguments the settings */
    static void main(String[] arguments) {
        SpringApplication.run(Kagiban.class, arguments);
        IO.println(READY);
    }

    /** @param settings those of the first node */
    static FleetNode start(String rms, Map<String, String> settings) throws IOException {
        List<String> command = List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx600m",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                FleetNode.class.getName());
        String[] arguments = PortalUnderTest.settings(Path.of("target/bench/another"), rms, settings);
        Process process = new ProcessBuilder(
                        Stream.concat(command.stream(), Stream.of(arguments)).toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        for (String line = said.readLine(); !READY.equals(line); line = said.readLine()) {
            if (line == null) {
                throw new IOException("The node does not start");
            }
        }
        Thread.ofPlatform().daemon().start(() -> said.lines().forEach(_ -> {}));
        return new FleetNode(process);
    }

    /** @param signal such as {@code STOP} */
    void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** As an operator ends it. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
