package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import jp.kagiban.kept.Kept;
import jp.kagiban.testing.ChosenDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.NestedExceptionUtils;

/** A start that is refused has changed nothing: what is wrong is found out before the first migration. */
@Tag("slow")
@Tag("database")
class UnchangedByRefusalTest {

    @TempDir
    Path folder;

    private final Map<String, Object> settings = new HashMap<>();

    @BeforeEach
    void ownDatabase() {
        settings.put("spring.config.location", "classpath:/application.properties");
        settings.put("kagiban.data-dir", folder);
        settings.put("server.port", "0");
        if (ChosenDatabase.isMySql()) {
            settings.putAll(ChosenDatabase.fresh());
        }
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("kagiban.backups.kept", "P-1D", "KAGIBAN_BACKUPS_KEPT"),
                Arguments.of("kagiban.trusted-proxies", "nonsense", "KAGIBAN_TRUSTED_PROXIES"),
                Arguments.of("kagiban.vault.password-file", "/nowhere/at-all", "/nowhere/at-all"),
                Arguments.of("kagiban.seals.dir", "/dev/null/seals", "/dev/null/seals"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void anEmptyDatabaseStaysEmpty(String setting, String value, String named) throws SQLException {
        settings.put(setting, value);
        refused(named);
        if (ChosenDatabase.isMySql()) {
            assertThat(count("information_schema.tables WHERE table_schema = SCHEMA()"))
                    .isZero();
        } else {
            assertThat(folder.resolve("kagiban.mv.db")).doesNotExist();
        }
    }

    @Test
    void anOlderDatabaseIsNotMigratedWithoutItsKeystore() throws Exception {
        int migrations = unpack();
        Files.delete(folder.resolve("vault/vault.bcfks"));
        settings.put("kagiban.sandbox", "on");
        refused("The vault's keystore is missing");
        assertThat(migrations()).isEqualTo(migrations);
    }

    @Test
    void anOlderDatabaseOfTheSandboxIsNotMigratedByALivePortal() throws Exception {
        int migrations = unpack();
        refused("This database belongs to the sandbox");
        assertThat(migrations()).isEqualTo(migrations);
    }

    private void refused(String named) {
        assertThatThrownBy(() -> SpringApplication.run(
                                Kagiban.class,
                                settings.entrySet().stream()
                                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                                        .toArray(String[]::new))
                        .close())
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .satisfies(cause -> assertThat(cause).hasMessageContaining(named));
    }

    /** The oldest that is kept; returns how many migrations it has run. */
    private int unpack() throws Exception {
        Kept oldest = Kept.on(ChosenDatabase.isMySql() ? "mysql" : "h2").getFirst();
        oldest.unpack(folder);
        if (ChosenDatabase.isMySql()) {
            try (Connection connection = connect()) {
                Kept.load(folder, connection);
            }
        }
        return migrations();
    }

    private int migrations() throws SQLException {
        return count(ChosenDatabase.isMySql() ? "flyway_schema_history" : "\"flyway_schema_history\"");
    }

    private int count(String from) throws SQLException {
        try (Connection connection = connect();
                ResultSet rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM " + from)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Connection connect() throws SQLException {
        return ChosenDatabase.isMySql()
                ? DriverManager.getConnection((String) settings.get("spring.datasource.url"), "root", "")
                : DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("kagiban"));
    }
}
