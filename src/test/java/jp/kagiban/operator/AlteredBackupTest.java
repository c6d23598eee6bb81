package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.util.List;
import jp.kagiban.Kagiban;
import jp.kagiban.storage.DatabaseAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Somebody who can write a backup would run code in the portal or in a drill. */
class AlteredBackupTest {

    private static final String RAN = "kagiban.test.evil";

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();

    @TempDir
    Path data;

    /** H2 runs the trigger's code as soon as it opens the file. */
    @BeforeEach
    void aTriggerIsAdded() {
        JdbcClient database = JdbcClient.create(new DriverManagerDataSource(DatabaseAddress.file(data), "sa", ""));
        database.sql("CREATE TABLE shop (id INT)").update();
        database.sql("CREATE TRIGGER evil BEFORE INSERT ON shop FOR EACH ROW AS 'org.h2.api.Trigger create() {"
                        + " System.setProperty(\"" + RAN + "\", \"yes\"); return (c, o, n) -> {}; }'")
                .update();
        assertThat(System.clearProperty(RAN)).isEqualTo("yes");
    }

    @AfterEach
    void logAgain() {
        System.clearProperty(RAN);
        root.setLevel(before);
    }

    @Test
    void itsCodeNeverRuns() {
        List<String> settings =
                List.of("--kagiban.data-dir=" + data, "--spring.datasource.url=" + DatabaseAddress.file(data));
        Answer answer = new StoppedPortal(Kagiban.class, settings, _ -> {}).run(List.of("vault", "doctor"));
        assertThat(answer.text()).contains("may run code (CREATE FORCE TRIGGER)");
        assertThat(System.getProperty(RAN)).isNull();
    }
}
