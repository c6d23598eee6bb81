package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.util.Collections;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

@Tag("slow")
class PoolSizeTest {

    private static final int JOBS = 64 + 48;
    private static final int REQUESTS = 200;

    private final CyclicBarrier allHoldOne = new CyclicBarrier(JOBS + REQUESTS);

    /** As the portal's own settings have it, but for the time to wait: this machine may be busy. */
    private static HikariConfig config() throws IOException {
        Properties settings = PropertiesLoaderUtils.loadProperties(new ClassPathResource("application.properties"));
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:pool;DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(
                Integer.parseInt(settings.getProperty("spring.datasource.hikari.maximum-pool-size", "10")));
        return config;
    }

    @Test
    void allJobsAndRequestsMayHoldOneConnectionAndTakeASecond() throws Exception {
        try (HikariDataSource pool = new HikariDataSource(config());
                ExecutorService threads = Executors.newFixedThreadPool(JOBS + REQUESTS)) {
            Callable<Boolean> one = () -> holdOneAndTakeASecond(pool);
            for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(JOBS + REQUESTS, one))) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    private boolean holdOneAndTakeASecond(HikariDataSource pool) throws Exception {
        try (Connection first = pool.getConnection()) {
            allHoldOne.await(30, TimeUnit.SECONDS);
            try (Connection second = pool.getConnection()) {
                return first != second;
            }
        }
    }
}
