package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
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
    private DatabaseFile file;

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
        file = new DatabaseFile(address);
        compaction = new NightlyCompaction(List.of(pool, watch.line()), file);
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

    /** A pool with so many connections at each look. */
    private static HikariDataSource pool(Iterator<Integer> connections) {
        InvocationHandler calls =
                (_, method, _) -> method.getName().equals("getTotalConnections") ? connections.next() : null;
        Object pool = Proxy.newProxyInstance(
                HikariPoolMXBean.class.getClassLoader(), new Class<?>[] {HikariPoolMXBean.class}, calls);
        return new HikariDataSource() {
            @Override
            public HikariPoolMXBean getHikariPoolMXBean() {
                return (HikariPoolMXBean) pool;
            }
        };
    }

    @Test
    void aConnectionThatWasBeingMadeIsWaitedForToo() {
        Iterator<Integer> connections = List.of(0, 1, 0, 0).iterator();
        HikariDataSource late = pool(connections);
        assertThat(new NightlyCompaction(List.of(late), file).run()).isTrue();
        assertThat(connections.hasNext()).isFalse();
    }
}
