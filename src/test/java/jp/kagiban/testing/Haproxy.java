package jp.kagiban.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's HAProxy with the file of {@code deploy/haproxy}. Close it to end it. */
public final class Haproxy implements AutoCloseable {

    private static final Path DEPLOYED = Path.of("deploy", "haproxy", "haproxy.cfg");

    private final Process process;

    private Haproxy(Process process) {
        this.process = process;
    }

    /** Starts it on this port before two portals, with the second line that docs/operations.md asks for. */
    public static Haproxy start(Path folder, int port, Certificate certificate, int first, int second)
            throws Exception {
        String file = Nginx.replace(Files.readString(DEPLOYED), "bind :443", "bind 127.0.0.1:" + port);
        file = Nginx.replace(
                file,
                "/etc/haproxy/certs/kagiban.example.jp.pem",
                certificate.both().toString());
        file = Nginx.replace(file, "127.0.0.1:8080", "127.0.0.1:" + first) + "    server node2 127.0.0.1:" + second
                + " check cookie node2\n";
        Path written = Files.writeString(folder.resolve("haproxy.cfg"), file);
        String program = Files.isExecutable(Path.of("/usr/sbin/haproxy")) ? "/usr/sbin/haproxy" : "haproxy";
        Path output = folder.resolve("haproxy.log");
        Process process = new ProcessBuilder(program, "-db", "-f", written.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        while (!Nginx.listens(port)) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(Files.readString(output));
            }
        }
        return new Haproxy(process);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
