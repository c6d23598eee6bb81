package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;

/** With those who look after the database: to them a closed one would be a fault. */
@Tag("fault")
class NightlyCompactionTest {

    @TempDir
    Path folder;

    private final List<Integer> ends = new ArrayList<>();
    private HikariDataSource pool;
    private DatabaseWatch watch;
    private NightlyCompaction compaction;

    @BeforeEach
    void open() throws SQLException {
        DataSourceProperties address = new DataSourceProperties();
        address.setUrl(DatabaseAddress.file(folder));
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.getUrl());
        config.setAllowPoolSuspension(true);
        config.setExceptionOverride(new ClosedForGood(folder, ends::add));
        pool = new HikariDataSource(config);
        watch = new DatabaseWatch(pool, new SettableClock());
        compaction = new NightlyCompaction(List.of(pool, watch.line()), new DatabaseFile(address));
    }

    @AfterEach
    void close() {
        watch.destroy();
        pool.close();
    }

    @Test
    void theWatchOfTheDatabaseStandsAsideAndTheProcessGoesOn() {
        watch.look();
        assertThat(compaction.run()).isTrue();
        watch.look();
        assertThat(watch.isDown()).isFalse();
        assertThat(ends).isEmpty();
    }
}
