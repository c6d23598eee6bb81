package jp.kagiban.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's nginx with the file of {@code deploy/nginx}, on a port of this machine. Close it to end it. */
public final class Nginx implements AutoCloseable {

    private static final Path DOCUMENTED = Path.of("deploy", "nginx", "nginx.conf");

    private static final String MAIN = """
            daemon off;
            master_process off;
            pid nginx.pid;
            events {}
            http {
                access_log access.log;
                client_body_temp_path bodies;
                proxy_temp_path answers;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                include kagiban.conf;
            }
            """;

    private final Path folder;
    private final Process process;

    private Nginx(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** The documented file, before a portal on this port. */
    public static String documented(int portal) throws IOException {
        return replace(Files.readString(DOCUMENTED), "127.0.0.1:8080", "127.0.0.1:" + portal);
    }

    /** The same without TLS, for browsers that know no certificate of a test. */
    public static String plain(int portal, int port) throws IOException {
        return replace(documented(portal), "listen 443 ssl http2;", "listen 127.0.0.1:" + port + ";")
                .replaceAll("(?m)^ *ssl_certificate.*;\\n", "");
    }

    /** The same with TLS on this port, and with a test's certificate. */
    public static String withTls(String server, int port, Certificate certificate) {
        String here = replace(server, "listen 443 ssl", "listen 127.0.0.1:" + port + " ssl");
        here = replace(
                here,
                "/etc/ssl/certs/kagiban.example.jp.pem",
                certificate.chain().toString());
        return replace(
                here,
                "/etc/ssl/private/kagiban.example.jp.key",
                certificate.key().toString());
    }

    /** @throws IllegalStateException where the text no longer has what is to be replaced */
    public static String replace(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalStateException(DOCUMENTED + " has no " + from);
        }
        return text.replace(from, to);
    }

    public static int freePort() {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    /** Starts it with the server that this text describes, and waits until it listens. */
    public static Nginx start(String server, int port) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "nginx")), "run-")
                .toAbsolutePath();
        Files.writeString(folder.resolve("nginx.conf"), MAIN);
        Files.writeString(folder.resolve("kagiban.conf"), server);
        String program = Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
        Process process = new ProcessBuilder(
                        List.of(program, "-p", folder.toString(), "-c", "nginx.conf", "-e", "errors"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        Nginx nginx = new Nginx(folder, process);
        while (!listens(port)) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(Files.readString(folder.resolve("output")));
            }
        }
        return nginx;
    }

    static boolean listens(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (SocketException | SocketTimeoutException notYet) {
            return false;
        }
    }

    /** A line for each request that has ended. */
    public String log() throws IOException {
        return Files.readString(folder.resolve("access.log"));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
