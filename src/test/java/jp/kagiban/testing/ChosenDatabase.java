package jp.kagiban.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Points a context at a database of its own: H2 in memory, or a real MySQL where {@code test.database} says so. */
public class ChosenDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, String> database = fresh();
        TestPropertyValues.of(database).applyTo(context);
        keepSealsApart(context.getEnvironment(), database.get("spring.datasource.url"));
        // Tests move the clock by months; one that means the policy sets it itself, which goes before this.
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource("long-grace", Map.of("kagiban.mfa-grace", "P36500D")));
    }

    /** Contexts share a data folder, but what is kept outside a database belongs to that one alone. */
    static void keepSealsApart(ConfigurableEnvironment environment, String database) {
        String shared = environment.getProperty("kagiban.data-dir") + "/seals";
        if (shared.equals(environment.getProperty("kagiban.seals.dir"))) {
            String own = shared + "-" + Integer.toHexString(database.hashCode());
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("own-seals", Map.of("kagiban.seals.dir", own)));
        }
    }

    /** Whether this is the run on MySQL. */
    public static boolean isMySql() {
        return System.getProperty("test.database", "h2").equals("mysql");
    }

    /** The settings {@code spring.datasource.…} of a database that nobody else uses. */
    public static Map<String, String> fresh() {
        String name = "t" + NUMBER.incrementAndGet();
        boolean mysql = isMySql();
        // On a busy machine another test's thread may hold a row for longer than H2's own 2 s, which the portal keeps.
        return Map.of(
                "spring.datasource.url",
                mysql
                        ? MySqlServer.url(name)
                        : "jdbc:h2:mem:" + name + ";MODE=MySQL;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000",
                "spring.datasource.username",
                mysql ? "root" : "sa",
                "spring.datasource.password",
                "");
    }

    /** A connection to a database that nobody else uses, for SQL that no guard sees. */
    public static Connection connect() throws SQLException {
        Map<String, String> settings = fresh();
        return DriverManager.getConnection(
                settings.get("spring.datasource.url"), settings.get("spring.datasource.username"), "");
    }
}
