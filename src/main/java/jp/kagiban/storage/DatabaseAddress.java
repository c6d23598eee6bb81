package jp.kagiban.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import jp.kagiban.shared.StartRefused;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Decides which database is used: the one of {@code KAGIBAN_DB_URL}, or an H2 file in the data folder. The folder is created with
 * rights for its owner only.
 *
 * <p>Options of H2:
 *
 * <ul>
 *   <li>{@code WRITE_DELAY=0}: otherwise, a killed process loses commits that it has acknowledged.
 *   <li>{@code DB_CLOSE_ON_EXIT=FALSE}: otherwise, the database closes at the start of an orderly stop, while others still use it.
 *   <li>{@code async:} instead of {@code file:}, whose channel is closed for all threads if one is interrupted while it reads.
 *   <li>{@code COMPRESS}: halves what each commit adds to the file.
 *   <li>{@code MAX_LENGTH_INPLACE_LOB}: so that a sealed order is stored in its row, not in three more tables.
 * </ul>
 *
 * <p>MySQL gets prepared statements and binary parameters, because an envelope as text is twice as long and read once more. Jobs
 * give up a MySQL that doesn't answer after a minute, and screens sooner (decision 18). A statement waits for a row that another
 * one holds about as long as on H2.
 */
public final class DatabaseAddress implements EnvironmentPostProcessor, Ordered {

    private static final String H2_OPTIONS = ";MODE=MySQL;WRITE_DELAY=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE"
            + ";MAX_LENGTH_INPLACE_LOB=65536;COMPRESS=TRUE";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty("spring.datasource.url")
                || !environment.containsProperty("kagiban.data-dir")) {
            return;
        }
        Map<String, Object> settings = new HashMap<>();
        String url = environment.getProperty("kagiban.db.url", "");
        if (url.isBlank()) {
            Path folder = makeFolder(Path.of(environment.getRequiredProperty("kagiban.data-dir")));
            DataSpace.clear(folder.resolve("kagiban.mv.db"));
            DataSpace.of(folder).refuseIfFull(folder);
            settings.put("spring.datasource.url", file(folder));
        } else {
            settings.put("spring.datasource.url", mysql(url, environment));
            settings.put("spring.datasource.username", environment.getProperty("KAGIBAN_DB_USERNAME", ""));
            settings.put("spring.datasource.password", environment.getProperty("KAGIBAN_DB_PASSWORD", ""));
            settings.put("db-scheduler.polling-strategy", "lock_and_fetch");
        }
        environment.getPropertySources().addLast(new MapPropertySource("databaseAddress", settings));
    }

    /** The address of the H2 file in this folder. */
    public static String file(Path folder) {
        return "jdbc:h2:async:" + folder.toAbsolutePath().normalize().resolve("kagiban") + H2_OPTIONS;
    }

    private static String mysql(String url, ConfigurableEnvironment environment) {
        String ca = environment.getProperty("kagiban.db.ca", "");
        Path folder = Path.of(environment.getRequiredProperty("kagiban.data-dir"));
        return MySqlAddress.of(url)
                .closed(
                        DatabaseTls.of(environment.getProperty("kagiban.db.tls", "")),
                        ca.isBlank() ? null : CaStore.write(Path.of(ca), makeFolder(folder)))
                .text();
    }

    private static Path makeFolder(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(absolute)) {
                Files.createDirectories(absolute);
                Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rwx------"));
            }
            return absolute;
        } catch (IOException | UnsupportedOperationException unusable) {
            throw new StartRefused(
                    "The data folder can't be made: " + absolute,
                    "Check KAGIBAN_DATA_DIR and the rights of its parent.");
        }
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
