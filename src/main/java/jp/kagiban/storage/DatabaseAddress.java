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
 * Decides which database is spoken to: the one of {@code KAGIBAN_DB_URL}, else an H2 file in the data folder, which is made
 * with rights for its owner alone. {@code WRITE_DELAY=0}: without it a killed process loses commits it has acknowledged. {@code
 * DB_CLOSE_ON_EXIT=FALSE}: without it the database closes at the very begin of an orderly end, under the feet of those at work.
 * {@code async:}: a thread that is interrupted while it reads closes the channel of {@code file:} under everybody else.
 */
class DatabaseAddress implements EnvironmentPostProcessor, Ordered {

    private static final String H2_OPTIONS = ";MODE=MySQL;WRITE_DELAY=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";

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
            settings.put("spring.datasource.url", "jdbc:h2:async:" + folder.resolve("kagiban") + H2_OPTIONS);
        } else {
            settings.put("spring.datasource.url", withUtc(url));
            settings.put("spring.datasource.username", environment.getProperty("KAGIBAN_DB_USERNAME", ""));
            settings.put("spring.datasource.password", environment.getProperty("KAGIBAN_DB_PASSWORD", ""));
            settings.put("db-scheduler.polling-strategy", "lock_and_fetch");
        }
        environment.getPropertySources().addLast(new MapPropertySource("databaseAddress", settings));
    }

    private static String withUtc(String url) {
        String zone = "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";
        return url.contains("connectionTimeZone=") ? url : url + (url.contains("?") ? "&" : "?") + zone;
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
