package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import jp.kagiban.kept.Kept;
import jp.kagiban.shared.Version;
import jp.kagiban.testing.PortalProcess;
import jp.kagiban.vault.keys.CheapKeystore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What the packaged portal says when it must not start: a sentence, and what to do. */
@Tag("slow")
class StartIT {

    private static final String STARTED = "Started Kagiban";

    @TempDir
    Path folder;

    /**
     * One that is refused before the settings are read, and one by the settings; the others are in {@link
     * RefusedStartTest}.
     */
    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        Map.of("KAGIBAN_DB_PASSWORD", "hidden-word", "KAGIBAN_DB_PASSWORD_FILE", "/nowhere"),
                        "KAGIBAN_DB_PASSWORD and KAGIBAN_DB_PASSWORD_FILE are both set."),
                Arguments.of(Map.of("KAGIBAN_LOG_FORMAT", "xml"), "KAGIBAN_LOG_FORMAT must be text or json."),
                Arguments.of(Map.of("KAGIBAN_SIGNUP", "closed"), "KAGIBAN_SIGNUP must be open or invite."));
    }

    @ParameterizedTest
    @MethodSource
    void refused(Map<String, String> settings, String sentence) throws Exception {
        assertThat(refusal(with(settings))).contains(sentence);
        assertThat(data().resolve("kagiban.mv.db")).doesNotExist();
    }

    @Test
    void aDatabaseOfTheSandboxNeverMeetsTheRealRms() throws Exception {
        CheapKeystore.layInto(data());
        Map<String, String> sandbox = with(Map.of("KAGIBAN_SANDBOX", "on"));
        try (PortalProcess running = PortalProcess.start(sandbox)) {
            running.awaitLine(STARTED);
            assertThat(refusal(sandbox)).contains("The data folder is in use: another Kagiban runs with it.");
        }
        assertThat(refusal(with(Map.of())))
                .contains("This database belongs to the sandbox; it never meets the real RMS.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help", "help"})
    void versionAndHelpArePrintedAndNothingStarts(String word) throws Exception {
        try (PortalProcess command = PortalProcess.start(with(Map.of("KAGIBAN_SMTP_HSOT", "mail")), word)) {
            assertThat(command.awaitEnd()).startsWith("Kagiban ").doesNotContain("Starting");
            assertThat(command.exitCode()).isZero();
        }
        assertThat(data()).doesNotExist();
    }

    @Test
    void aMistypedCommandStartsNothing() throws Exception {
        try (PortalProcess command = PortalProcess.start(with(Map.of()), "vualt", "status")) {
            assertThat(command.awaitEnd()).startsWith("There is no command 'vualt'.");
            assertThat(command.exitCode()).isEqualTo(2);
        }
        assertThat(data()).doesNotExist();
    }

    /** It may come with somebody else's backup. */
    @Test
    void noFileOfTheCurrentFolderIsObeyed() throws Exception {
        Files.writeString(folder.resolve("application.properties"), "spring.datasource.url=jdbc:nowhere");
        CheapKeystore.layInto(data());
        Map<String, String> sandbox = with(Map.of("KAGIBAN_SANDBOX", "on"));
        try (PortalProcess running = PortalProcess.startIn(folder, sandbox)) {
            running.awaitLine(STARTED);
        }
        try (PortalProcess command = PortalProcess.startIn(folder, sandbox, "operator", "list")) {
            assertThat(command.awaitEnd()).startsWith("Nobody runs this portal yet.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator list", "restore nowhere", "vault status"})
    void aMisspeltSettingStopsCommandsToo(String words) throws Exception {
        try (PortalProcess command = PortalProcess.start(Map.of("KAGIBAN_DATA_DRI", "x"), words.split(" "))) {
            assertThat(command.awaitEnd())
                    .startsWith("KAGIBAN_DATA_DRI is no setting of Kagiban; the nearest one is KAGIBAN_DATA_DIR.")
                    .hasLineCount(1);
            assertThat(command.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void theLogCanBeLinesOfJson() throws Exception {
        CheapKeystore.layInto(data());
        Map<String, String> settings = with(Map.of("KAGIBAN_SANDBOX", "on", "KAGIBAN_LOG_FORMAT", "json"));
        try (PortalProcess running = PortalProcess.start(settings)) {
            running.awaitLine("is ready: node ");
            assertThat(running.output().lines())
                    .allSatisfy(line -> assertThat(
                                    JsonMapper.shared().readTree(line).has("@timestamp"))
                            .isTrue())
                    .anySatisfy(line -> assertThat(line)
                            .contains("is ready: node ", "database H2 ", "malls rakuten, http://localhost:"));
        }
    }

    @Test
    void theLogBeginsWithVersionAndCommit() throws Exception {
        CheapKeystore.layInto(data());
        try (PortalProcess running = PortalProcess.start(with(Map.of("KAGIBAN_SANDBOX", "on")))) {
            running.awaitLine(STARTED);
            assertThat(running.output()
                            .lines()
                            .filter(line -> line.contains("INFO"))
                            .findFirst())
                    .hasValueSatisfying(line -> assertThat(line).contains("Kagiban " + Version.own()));
        }
    }

    @Test
    void theOneJarStartsByItselfToo() throws Exception {
        try (PortalProcess running = PortalProcess.startPacked(with(Map.of()))) {
            running.awaitLine(STARTED);
        }
    }

    @Test
    void theSandboxNeverTouchesALiveDatabase() throws Exception {
        try (PortalProcess running = PortalProcess.start(with(Map.of()))) {
            running.awaitLine(STARTED);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data())))
                    .isEqualTo("rwx------");
        }
        assertThat(refusal(with(Map.of("KAGIBAN_SANDBOX", "on"))))
                .contains("This database is a live one; the sandbox never touches it.");
    }

    @Test
    void aDatabaseOfAnotherHistoryIsRefusedByThePortalAndByItsCommands() throws Exception {
        String sentence =
                "The migration 202611251100 (shop) of this database is another than the one that this Kagiban has.";
        Kept.on("h2").getFirst().unpack(data());
        changeTheHistory();
        assertThat(refusal(with(Map.of("KAGIBAN_SANDBOX", "on")))).contains(sentence);
        try (PortalProcess command = PortalProcess.start(with(Map.of()), "operator", "list")) {
            assertThat(command.awaitEnd()).startsWith(sentence).hasLineCount(1);
            assertThat(command.exitCode()).isEqualTo(1);
        }
    }

    private void changeTheHistory() throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + data().resolve("kagiban"))) {
            database.createStatement()
                    .execute(
                            "UPDATE \"flyway_schema_history\" SET \"checksum\" = 7 WHERE \"version\" = '202611251100'");
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Map<String, String> with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("KAGIBAN_DATA_DIR", data().toString());
        return all;
    }

    /** What a start says that is refused: in sentences, not in a trace, and without a secret. */
    private static String refusal(Map<String, String> settings) throws IOException, InterruptedException {
        try (PortalProcess refused = PortalProcess.start(settings)) {
            String output = refused.awaitEnd();
            assertThat(refused.exitCode()).as(output).isEqualTo(1);
            assertThat(output)
                    .doesNotContain("\tat ", "hidden-word")
                    .contains("Action:")
                    .doesNotContain("Error creating bean");
            return output;
        }
    }
}
