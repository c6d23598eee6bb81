package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kagiban.testing.MySqlServer;
import jp.kagiban.vault.keys.CheapKeystore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The drill on a schema that its operator has restored, typed at the portal's own classes in a process of its own. */
@Tag("slow-on-mysql")
@Tag("database")
@EnabledIfSystemProperty(named = "test.database", matches = "mysql")
class MySqlDrillTest {

    private final String schema = "restored_" + System.nanoTime() + "_drill";

    @TempDir
    Path folder;

    @BeforeEach
    void aPortalThatHasStopped() throws Exception {
        Files.createDirectory(folder.resolve("tmp"));
        Files.createDirectories(folder.resolve("data/seals"));
        CheapKeystore.layInto(folder.resolve("data"));
        assertThat(says("", "vault", "status")).startsWith("0 KEK 1");
        assertThat(says("", "vault", "ledger")).startsWith("0 ");
    }

    /** Its exit code and what it prints. */
    private String says(String typed, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                classes(),
                "jp.kagiban.Kagiban"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("KAGIBAN_"));
        builder.environment()
                .putAll(Map.of(
                        "KAGIBAN_DATA_DIR", folder.resolve("data").toString(),
                        "KAGIBAN_DB_URL", MySqlServer.url(schema),
                        "KAGIBAN_DB_USERNAME", "root",
                        "KAGIBAN_VAULT_PASSWORD_FILE",
                                folder.resolve("data/vault/vault.password").toString(),
                        "TMPDIR", folder.resolve("tmp").toString()));
        Process process = builder.start();
        process.getOutputStream().write((typed + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }

    /** Those of the portal: the settings of the tests are for portals within their own process. */
    private static String classes() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String drill(String typed, Path key) throws Exception {
        return says(
                typed,
                "vault",
                "restore-drill",
                "--schema",
                schema,
                folder.resolve("data/seals").toString(),
                key.toString());
    }

    @Test
    void aRestoredSchemaIsLookedThroughWithEitherKey() throws Exception {
        Path pem = folder.resolve("recovery.pem");
        String passphrase = says("", "vault", "recovery-init", pem.toString())
                .lines()
                .filter(line -> line.startsWith("    "))
                .findFirst()
                .orElseThrow();
        assertThat(drill("", folder.resolve("data/vault")))
                .startsWith("0 ")
                .contains(", 0 of which can't be unwrapped.", "as the portal has left it");
        assertThat(drill(passphrase, pem)).startsWith("0 ").contains(", 0 of which can't be unwrapped.");
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void aSchemaOfAPortalThatRunsIsRefused() throws Exception {
        JdbcClient db = JdbcClient.create(new DriverManagerDataSource(MySqlServer.url(schema), "root", ""));
        // Without it a start would fail, so the refusal comes before one, and before any migration.
        db.sql("DROP TABLE flyway_schema_history").update();
        db.sql(
                        "INSERT INTO vault_node (id, seen_at, proven) VALUES (RANDOM_BYTES(16), UTC_TIMESTAMP(6) + INTERVAL 5 MINUTE, 1)")
                .update();
        assertThat(drill("a passphrase", Files.writeString(folder.resolve("old.pem"), "a key")))
                .startsWith("1 ")
                .doesNotContain("The recovery key");
        assertThat(drill("", folder.resolve("data/vault")))
                .startsWith("1 ")
                .contains("A portal runs with this schema, or ran within the last minute.");
    }
}
