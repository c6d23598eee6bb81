package jp.kagiban.kept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.kagiban.sandbox.SandboxOrders;
import jp.kagiban.sandbox.SandboxServer;
import jp.kagiban.testing.MySqlServer;
import jp.kagiban.testing.PortalProcess;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ./kagiban keep}: lets the packaged portal make its ready merchants and work for them for a while, once on H2 and once
 * on MySQL, and keeps what it has stored then for the tests of all later portals.
 */
final class Keep {

    private static final String DATABASE = "kept";

    /** Those of the ready merchants, as the fake RMS numbers them. */
    private static final List<String> SHOPS = List.of("900001", "900002", "900003", "900004", "900005");

    private static final int ORDERS = 10;
    private static final int ORDERS_PER_HOUR = 20;

    /** The first orders come within seconds. */
    private static final long SECONDS_OF_WORK = 45;

    /** Of the data folder, what goes with a portal that runs, and mails. */
    private static final List<String> LEFT_OUT = List.of("operator.door", "outbox");

    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private final String url;

    /** @param url of the database, as the portal or this has to speak to it */
    private Keep(Path folder, String url) throws IOException {
        this.folder = folder;
        this.url = url;
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        settings.put("KAGIBAN_SANDBOX", "on");
        settings.put("KAGIBAN_DATA_DIR", folder.toString());
    }

    /** @param arguments the day, as it stands in the names of the archives */
    static void main(String[] arguments) throws Exception {
        Path target = Path.of("target/keep").toAbsolutePath();
        String mysql = MySqlServer.url(DATABASE);
        Keep onH2 = new Keep(target.resolve("h2"), "jdbc:h2:file:" + target.resolve("h2/kagiban") + ";MODE=MySQL");
        onH2.work();
        onH2.finish("SHUTDOWN COMPACT");
        onH2.pack(Kept.FOLDER.resolve(arguments[0] + "-h2.zip"));
        Keep onMySql = new Keep(target.resolve("mysql"), mysql);
        onMySql.settings.putAll(Map.of(
                "SPRING_DATASOURCE_URL", mysql,
                "SPRING_DATASOURCE_USERNAME", "root",
                "DB_SCHEDULER_POLLING_STRATEGY", "lock_and_fetch"));
        onMySql.work();
        onMySql.dump();
        onMySql.pack(Kept.FOLDER.resolve(arguments[0] + "-mysql.zip"));
    }

    /** The ready merchants get many orders where RMS has none yet; with few of them the archives stay small. */
    private void receiveOrders() {
        try (ConfigurableApplicationContext rms = SandboxServer.start("--port", "0", "--data-dir", folder.toString())) {
            SandboxOrders orders = rms.getBean(SandboxOrders.class);
            Instant now = Instant.now();
            SHOPS.forEach(shop -> orders.create(shop, ORDERS, now.minus(Duration.ofDays(30)), now));
            orders.setRate(SHOPS.getFirst(), ORDERS_PER_HOUR);
        }
    }

    private void work() throws IOException, InterruptedException {
        receiveOrders();
        try (PortalProcess portal = PortalProcess.start(settings)) {
            portal.awaitLine("鍵番 is ready");
            operator("add", "yamada@example.jp");
            operator("invite", "hanako@example.jp");
            new CompletableFuture<Void>()
                    .completeOnTimeout(null, SECONDS_OF_WORK, TimeUnit.SECONDS)
                    .join();
        }
    }

    private void operator(String command, String mail) throws IOException, InterruptedException {
        try (PortalProcess answer = PortalProcess.start(settings, "operator", command, mail)) {
            answer.awaitEnd();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, settings.getOrDefault("SPRING_DATASOURCE_USERNAME", ""), "");
    }

    private void finish(String last) throws SQLException, IOException {
        try (Connection database = connect();
                Statement statement = database.createStatement()) {
            about(statement).write(folder);
            statement.execute(last);
        }
    }

    private void dump() throws SQLException, IOException {
        try (Connection database = connect();
                Statement statement = database.createStatement()) {
            about(statement).write(folder);
            Files.write(folder.resolve(Kept.DUMP), new MySqlDump(database).lines());
        }
    }

    private static Kept.About about(Statement statement) throws SQLException {
        return new Kept.About(
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                count(statement, "shop_order"),
                count(statement, "audit_entry"));
    }

    private static int count(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void pack(Path archive) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive, StandardOpenOption.CREATE_NEW));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString();
                if (LEFT_OUT.stream().noneMatch(name::startsWith)) {
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(file, zip);
                }
            }
        }
    }
}
