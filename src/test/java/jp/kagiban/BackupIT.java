package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import jp.kagiban.testing.PortalProcess;
import jp.kagiban.vault.keys.CheapKeystore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A portal is copied while it runs, and brought back into an empty folder. One portal serves all tests. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupIT {

    private Path folder;
    private PortalProcess portal;
    private String passphrase = "";

    @BeforeAll
    void startAPortal(@TempDir Path place) throws Exception {
        folder = place;
        CheapKeystore.layInto(place.resolve("data"));
        portal = start("data");
    }

    @AfterAll
    void endIt() throws Exception {
        portal.close();
    }

    private PortalProcess start(String data) throws Exception {
        return PortalProcess.start(Map.of("KAGIBAN_DATA_DIR", path(data), "KAGIBAN_SANDBOX", "on"))
                .awaitLine("is ready");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String says(int code, String data, String... words) throws Exception {
        try (PortalProcess command = PortalProcess.start(Map.of("KAGIBAN_DATA_DIR", path(data)), words)) {
            String said = command.awaitEnd();
            assertThat(command.exitCode()).as(said).isEqualTo(code);
            return said;
        }
    }

    @Test
    @Order(0)
    void aRecoveryKeyIsMadeForAllKeys() throws Exception {
        String made = says(0, "data", "vault", "recovery-init", path("recovery.pem"));
        passphrase = made.lines()
                .filter(line -> line.startsWith("    "))
                .findFirst()
                .orElseThrow()
                .strip();
        assertThat(Files.readString(folder.resolve("recovery.pem")))
                .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        assertThat(says(1, "data", "vault", "recovery-init", path("recovery.pem")))
                .contains("is there already");
        portal.awaitLine("wrapped for the recovery key 1");
        assertThat(says(0, "data", "vault", "status"))
                .matches("(?s).*Recovery key 1 \\(.* opens (\\d+) of \\1 tenant keys.*");
    }

    @Test
    @Order(1)
    void aPortalThatRunsIsCopied() throws Exception {
        says(0, "data", "operator", "add", "yamada@example.jp");
        assertThat(says(0, "data", "backup", path("backup")))
                .contains("lie in " + path("backup"), "The vault's folder " + path("data/vault"));
        assertThat(folder.resolve("backup")).isDirectoryContaining("glob:**/database.zip");
    }

    @Test
    @Order(2)
    void aFolderThatIsThereIsNotWrittenInto() throws Exception {
        assertThat(says(1, "data", "backup", path("backup"))).contains("is there already");
        assertThat(says(1, "data", "backup", path("nowhere/backup"))).contains("can't be made");
    }

    @Test
    @Order(3)
    void whatIsDoneAfterwardsIsNotInIt() throws Exception {
        says(0, "data", "operator", "remove", "yamada@example.jp");
        assertThat(says(0, "restored", "restore", path("backup"))).contains("The database lies in " + path("restored"));
        assertThat(says(1, "restored", "operator", "list")).contains("The vault's keystore is missing");
    }

    @Test
    @Order(4)
    void withItsKeystoreItIsThePortalOfThen() throws Exception {
        FileSystemUtils.copyRecursively(folder.resolve("data/vault"), folder.resolve("restored/vault"));
        try (PortalProcess restored = start("restored")) {
            assertThat(says(0, "restored", "operator", "list")).contains("yamada@example.jp (since ");
            assertThat(says(0, "restored", "vault", "doctor")).contains(", 0 of which can't be unwrapped.");
            assertThat(restored.output()).doesNotContain("ERROR", "go on from its last seal");
        }
    }

    @Test
    @Order(5)
    void itsMarkOfTheSandboxComesBackToo() throws Exception {
        try (PortalProcess live = PortalProcess.start(Map.of("KAGIBAN_DATA_DIR", path("restored")))) {
            assertThat(live.awaitEnd()).contains("This database belongs to the sandbox; it never meets the real RMS.");
        }
    }

    @Test
    @Order(6)
    void nothingIsPutOverAPortal() throws Exception {
        assertThat(says(1, "data", "restore", path("backup"))).contains("There is a database in");
        assertThat(Files.exists(folder.resolve("data/kagiban.mv.db"))).isTrue();
    }

    @Test
    @Order(7)
    void whoHasLostTheKeystoreBringsItBackByTheRecoveryKey() throws Exception {
        says(0, "drill", "restore", path("backup"));
        assertThat(recovered("ABCD-EFGH")).contains("This is no recovery key, or the passphrase is another's.");
        assertThat(recovered(passphrase)).contains("KEK 2 wraps ", "Back the vault's folder up now");
        assertThat(says(0, "drill", "vault", "doctor")).contains(", 0 of which can't be unwrapped.");
        assertThat(says(0, "drill", "vault", "ledger")).contains("as the portal has left it");
        try (PortalProcess drill = start("drill")) {
            assertThat(says(0, "drill", "operator", "list")).contains("yamada@example.jp (since ");
            assertThat(drill.output()).doesNotContain("ERROR", "go on from its last seal");
        }
    }

    @Test
    @Order(8)
    void theDrillLooksAtAllOfItWithTheRecoveryKeyOrACopyOfTheVault() throws Exception {
        assertThat(drilled(0, "recovery.pem", passphrase))
                .contains(", 0 of which can't be unwrapped.", "as the portal has left it", "The backup comes back");
        assertThat(drilled(0, "data/vault", "")).contains("The backup comes back");
    }

    @Test
    @Order(9)
    void withAnotherPassphraseTheDrillFails() throws Exception {
        assertThat(drilled(1, "recovery.pem", "ABCD-EFGH"))
                .contains("This is no recovery key, or the passphrase is another's.");
    }

    /** The settings of the portal that runs must not lead the drill to its database. */
    private String drilled(int code, String key, String typed) throws Exception {
        Files.createDirectories(folder.resolve("tmp"));
        Map<String, String> settings = Map.of(
                "KAGIBAN_DATA_DIR", path("data"),
                "KAGIBAN_DB_URL", "jdbc:mysql://127.0.0.1:1/kagiban",
                "TMPDIR", path("tmp"));
        try (PortalProcess command =
                PortalProcess.start(settings, "vault", "restore-drill", path("backup"), path(key))) {
            String said = command.type(typed).awaitEnd();
            assertThat(command.exitCode()).as(said).isEqualTo(code);
            assertThat(folder.resolve("tmp")).isEmptyDirectory();
            return said;
        }
    }

    /** The fake RMS knows them all in clear. */
    @Test
    @Order(10)
    void noShopsKeyLiesInTheDatabaseOrInTheLog() throws Exception {
        List<String> secrets = secretsOfTheSandbox();
        String database = asSql(folder.resolve("drill"));
        assertThat(database.contains("yamada@example.jp"))
                .as("what isn't sealed is found")
                .isTrue();
        assertThat(secrets)
                .hasSizeGreaterThan(5)
                .noneMatch(database::contains)
                .noneMatch(secret -> database.contains(hex(secret)))
                .noneMatch(portal.output()::contains);
    }

    /** The file itself is compressed. Bytes are written as hexadecimal digits. */
    private static String asSql(Path data) throws SQLException {
        StringJoiner lines = new StringJoiner("\n");
        try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("kagiban"));
                ResultSet script = database.createStatement().executeQuery("SCRIPT")) {
            while (script.next()) {
                lines.add(script.getString(1));
            }
        }
        return lines.toString();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What stands behind the number, which isn't secret. */
    private List<String> secretsOfTheSandbox() throws IOException {
        return Pattern.compile("S[PL]\\d{6}_([A-Za-z0-9]{16})")
                .matcher(Files.readString(folder.resolve("data/sandbox-rms.json")))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private String recovered(String typed) throws Exception {
        Map<String, String> settings = Map.of("KAGIBAN_DATA_DIR", path("drill"));
        try (PortalProcess command = PortalProcess.start(settings, "vault", "recover", path("recovery.pem"))) {
            return command.type(typed).awaitEnd();
        }
    }
}
