package jp.kagiban.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * A real MySQL for the tests, one for each JVM, on a free port of this machine. It starts with the first caller on a copy of
 * the prepared data folder, and goes with the JVM. Its settings are for speed: it survives no crash.
 */
public final class MySqlServer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OPTIONS =
            "?createDatabaseIfNotExist=true&sslMode=DISABLED&allowPublicKeyRetrieval=true&connectionTimeZone=UTC"
                    + "&forceConnectionTimeZoneToSession=true&useServerPrepStmts=true&cachePrepStmts=true"
                    + "&prepStmtCacheSize=250&prepStmtCacheSqlLimit=16384";

    private static MySqlServer running;

    private final Path folder;
    private final Process process;
    private final int port;

    private MySqlServer(MySqlHome home) throws IOException {
        folder = Files.createTempDirectory("kagiban-mysql");
        Shell.run(List.of("cp", "-a", "--reflink=auto", home.data().toString(), folder.toString()));
        port = freePort();
        process = new ProcessBuilder(command(home))
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        awaitStart();
    }

    /** The address of a database that is made at the first connection. */
    public static synchronized String url(String database) {
        try {
            if (running == null) {
                running = new MySqlServer(MySqlHome.prepared());
            }
            return running.address(database);
        } catch (IOException broken) {
            throw new IllegalStateException("MySQL for the tests does not start: " + broken.getMessage(), broken);
        }
    }

    /** What it has made itself to sign its certificate, which bears no name. */
    public static synchronized Path authority() {
        return running.folder.resolve("data/ca.pem");
    }

    private String address(String database) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + database + OPTIONS;
    }

    private List<String> command(MySqlHome home) {
        List<String> command = new ArrayList<>(home.command());
        command.addAll(List.of(
                "--datadir=" + folder.resolve("data"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + folder.resolve("s"),
                "--pid-file=" + folder.resolve("pid"),
                "--mysqlx=OFF",
                "--performance-schema=OFF",
                "--skip-log-bin",
                "--max-connections=2000",
                "--innodb-buffer-pool-size=64M",
                "--innodb-flush-method=nosync",
                "--innodb-doublewrite=0"));
        return command;
    }

    private Path log() {
        return folder.resolve("log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException(Files.readString(log()));
            }
        }
    }

    /** Tells whether it takes connections, after a short wait if it doesn't. */
    private boolean answers() {
        try (var _ = DriverManager.getConnection(address(""), "root", "")) {
            return true;
        } catch (SQLException notYet) {
            waitFor(Duration.ofMillis(50));
            return false;
        }
    }

    private boolean waitFor(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while MySQL starts", interrupted);
        }
    }

    private void stop() {
        process.destroyForcibly();
        waitFor(Duration.ofSeconds(10));
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException left) {
            throw new IllegalStateException("Can't delete " + folder, left);
        }
    }

    /** The command-line tools of the system. */
    static final class Shell {

        private Shell() {}

        static void run(List<String> command) throws IOException {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said;
            try (InputStream output = process.getInputStream()) {
                said = new String(output.readAllBytes());
            }
            if (process.onExit().join().exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        }
    }
}
