package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.kagiban.testing.ChosenDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two nodes that meet an empty schema at the same time. H2 is open in one process alone. */
@Tag("fault")
@Tag("database")
@EnabledIfSystemProperty(named = "test.database", matches = "mysql")
class TwoNodesTest {

    private final DriverManagerDataSource schema =
            new DriverManagerDataSource(ChosenDatabase.fresh().get("spring.datasource.url"), "root", "");
    private final CyclicBarrier together = new CyclicBarrier(2);

    private int migrate() throws Exception {
        MigrationHistory history = MigrationHistoryTest.history();
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(schema)
                .locations("classpath:db/migration", "classpath:db/vendor/mysql")
                .outOfOrder(true);
        history.customize(configuration);
        Flyway flyway = configuration.load();
        together.await();
        history.migrate(flyway);
        return flyway.info().applied().length;
    }

    @RepeatedTest(3)
    void theSecondWaitsForTheFirstAndFindsTheSchemaMade() throws Exception {
        Callable<Integer> node = this::migrate;
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> both = nodes.invokeAll(List.of(node, node));
            assertThat(both.getFirst().get())
                    .isPositive()
                    .isEqualTo(both.getLast().get());
        }
    }
}
