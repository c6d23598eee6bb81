package jp.kagiban.kept;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import jp.kagiban.Kagiban;
import jp.kagiban.task.HandDrivenTasks;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.SettableClock;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * The portal of today on what an earlier one has stored, at the time when that was made. It has the portal's own settings; only
 * its clock and its jobs are moved by hand.
 */
final class KeptPortal implements AutoCloseable {

    private final Kept.About about;
    private final SettableClock clock = new SettableClock();
    private final ConfigurableApplicationContext context;

    private KeptPortal(Kept.About about, Map<String, Object> settings) {
        this.about = about;
        clock.set(about.madeAt());
        context = new SpringApplicationBuilder(Kagiban.class, HandDrivenTasks.class, HandDrivenJobs.class)
                .initializers(this::prepare)
                .registerShutdownHook(false)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    /** @param folder an empty one, which becomes the data folder */
    static KeptPortal open(Kept kept, Path folder) throws IOException, SQLException {
        Kept.About about = kept.unpack(folder);
        Map<String, Object> settings = new HashMap<>(Map.of(
                "spring.config.location", "classpath:/application.properties",
                "kagiban.sandbox", "on",
                "kagiban.data-dir", folder,
                "kagiban.rms.pace", "PT0.001S",
                "kagiban.sql-guard.strict", "true",
                "db-scheduler.enabled", "false",
                "server.port", "0",
                "logging.level.root", "warn"));
        if (ChosenDatabase.isMySql()) {
            settings.putAll(restored(folder));
        }
        return new KeptPortal(about, settings);
    }

    private static Map<String, String> restored(Path folder) throws IOException, SQLException {
        Map<String, String> database = ChosenDatabase.fresh();
        try (Connection connection = DriverManager.getConnection(
                database.get("spring.datasource.url"), database.get("spring.datasource.username"), "")) {
            Kept.load(folder, connection);
        }
        return database;
    }

    private void prepare(ConfigurableApplicationContext fresh) {
        fresh.getBeanFactory().registerSingleton("settableClock", clock);
        fresh.getBeanFactory().registerSingleton("partsOfTests", new PartsOfTests());
    }

    Kept.About about() {
        return about;
    }

    SettableClock clock() {
        return clock;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Keeps out what tests put beside the portal: only Spring's own test contexts leave it out by themselves. */
    private static final class PartsOfTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) {
            return type.getAnnotationMetadata().isAnnotated(TestComponent.class.getName());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PartsOfTests;
        }

        @Override
        public int hashCode() {
            return PartsOfTests.class.hashCode();
        }
    }
}
