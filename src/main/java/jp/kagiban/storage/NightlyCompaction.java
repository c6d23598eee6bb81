package jp.kagiban.storage;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compacts the database's file while the portal runs: the pool gives no connection out, those that are out come back, and whoever
 * wants one meanwhile waits. Where somebody keeps a connection it is left for another time, and nobody has lost anything.
 */
final class NightlyCompaction {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyCompaction.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final HikariDataSource pool;
    private final DatabaseFile file;

    NightlyCompaction(HikariDataSource pool, DatabaseFile file) {
        this.pool = pool;
        this.file = file;
    }

    /** Returns whether it was done. */
    boolean run() {
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        connections.suspendPool();
        try {
            long begun = System.nanoTime();
            boolean alone = isEmptied(connections);
            if (alone) {
                file.compact();
                LOG.info("The database's file was compacted in {} ms", (System.nanoTime() - begun) / 1_000_000);
            }
            return alone;
        } finally {
            connections.resumePool();
        }
    }

    private static boolean isEmptied(HikariPoolMXBean connections) {
        long last = System.nanoTime() + PATIENCE.toNanos();
        connections.softEvictConnections();
        while (connections.getTotalConnections() > 0 && System.nanoTime() < last) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return connections.getTotalConnections() == 0;
    }
}
