package jp.kagiban.storage;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compacts the database's file while the portal runs: the pools give no connection out, those that are out come back, and whoever
 * wants one meanwhile waits. Where somebody keeps a connection it is left for another time, and nobody has lost anything.
 */
final class NightlyCompaction {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyCompaction.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** In bytes: all requests wait meanwhile, for some 20 s at 30 MB a second. */
    private static final long LARGEST = 600L << 20;

    private static final Duration LOOK = Duration.ofMillis(20);

    /** A pool may have been about to make a connection when it was suspended: one look doesn't see that. */
    private static final int LOOKS = 2;

    private final List<HikariPoolMXBean> pools;
    private final DatabaseFile file;

    /** @param pools all that are connected with the database */
    NightlyCompaction(List<HikariDataSource> pools, DatabaseFile file) {
        this.pools = pools.stream().map(HikariDataSource::getHikariPoolMXBean).toList();
        this.file = file;
    }

    /** Returns whether it was done, or is nothing for this night. */
    boolean run() {
        if (file.size() > LARGEST) {
            LOG.warn("The database's file has {} MB: too much to be compacted while others wait", file.size() >> 20);
            return true;
        }
        pools.forEach(HikariPoolMXBean::suspendPool);
        try {
            long begun = System.nanoTime();
            boolean alone = areEmptied();
            if (alone) {
                boolean done = file.compact();
                LOG.info("Compacting the database's file took {} ms", (System.nanoTime() - begun) / 1_000_000);
                return done;
            }
            return false;
        } finally {
            pools.forEach(HikariPoolMXBean::resumePool);
        }
    }

    private boolean areEmptied() {
        long last = System.nanoTime() + PATIENCE.toNanos();
        int looks = 0;
        while (looks < LOOKS && System.nanoTime() < last) {
            pools.forEach(HikariPoolMXBean::softEvictConnections);
            LockSupport.parkNanos(LOOK.toNanos());
            looks = connections() == 0 ? looks + 1 : 0;
        }
        return looks == LOOKS;
    }

    private int connections() {
        return pools.stream().mapToInt(HikariPoolMXBean::getTotalConnections).sum();
    }
}
