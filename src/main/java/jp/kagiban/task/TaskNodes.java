package jp.kagiban.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.HostName;
import jp.kagiban.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the nodes that work buckets, and limits this node to its share of buckets. With H2 a portal is one process,
 * which works all buckets.
 */
@Component
class TaskNodes implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TaskNodes.class);

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** A node without a heartbeat for this time counts as dead. */
    private static final Duration DEAD_AFTER = Duration.ofMinutes(1);

    /** After a longer gap between its own heartbeats, a node can't tell which other nodes are dead. */
    private static final Duration LONGEST_GAP = HEARTBEAT.multipliedBy(3);

    private final UUID id = Ids.next();
    private final JdbcClient db;
    private final Clock clock;
    private final boolean shared;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("task-nodes").factory());
    private volatile int share = Buckets.COUNT;
    private int working;
    private volatile boolean running;
    private Instant lastBeat = Instant.EPOCH;
    /** Since then, this node's heartbeats have had no long gap. */
    private Instant steadySince = Instant.EPOCH;

    TaskNodes(
            JdbcClient db,
            Clock clock,
            @Value("${spring.datasource.url}") String url,
            @Value("${db-scheduler.enabled:true}") boolean runsJobs) {
        this.db = db;
        this.clock = clock;
        this.shared = runsJobs && !url.startsWith("jdbc:h2:");
    }

    /** The right to work a bucket. */
    final class Place implements AutoCloseable {

        private boolean held = true;

        /** Gives the right back if this node works more than its share. Returns whether it was given back. */
        boolean closeIfWanted() {
            synchronized (TaskNodes.this) {
                if (working > share) {
                    close();
                }
                return !held;
            }
        }

        @Override
        public void close() {
            synchronized (TaskNodes.this) {
                working -= held ? 1 : 0;
                held = false;
            }
        }
    }

    /** Takes the right to work one more bucket. Empty if this node already works its share. */
    synchronized Optional<Place> take() {
        if (working >= share) {
            return Optional.empty();
        }
        working++;
        return Optional.of(new Place());
    }

    @Override
    public void start() {
        running = true;
        if (shared) {
            timer.scheduleWithFixedDelay(this::beat, 0, HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Records that this node is alive, and counts all nodes. */
    void beat() {
        try {
            share = Math.ceilDiv(Buckets.COUNT, Math.max(1, recordAndCount()));
        } catch (RuntimeException away) {
            LOG.debug("The nodes can't be counted", away);
        }
    }

    private int recordAndCount() {
        Instant now = clock.instant();
        db.sql("INSERT INTO errand_node (id, seen_at, host) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at)")
                .params(Column.of(id), Column.of(now), HostName.own())
                .update();
        if (lastBeat.isBefore(now.minus(LONGEST_GAP))) {
            steadySince = now;
        } else {
            Instant looked = lastBeat.minus(DEAD_AFTER);
            logDead(looked.isBefore(steadySince) ? steadySince : looked, now.minus(DEAD_AFTER));
        }
        lastBeat = now;
        // A node may have died while its clock was ahead. A live node puts its row back.
        db.sql("DELETE FROM errand_node WHERE seen_at < ? OR seen_at > ?")
                .params(Column.of(now.minus(DEAD_AFTER.multipliedBy(10))), Column.of(now.plus(DEAD_AFTER)))
                .update();
        return db.sql("SELECT COUNT(*) FROM errand_node WHERE seen_at > ?")
                .param(Column.of(now.minus(DEAD_AFTER)))
                .query(Integer.class)
                .single();
    }

    /** Logs the nodes whose last heartbeat was in this time. A node that stops in order leaves no row. */
    private void logDead(Instant after, Instant until) {
        db.sql("SELECT host FROM errand_node WHERE seen_at > ? AND seen_at <= ? AND id <> ?")
                .params(Column.of(after), Column.of(until), Column.of(id))
                .query(TaskNodes::host)
                .list()
                .forEach(host -> LOG.warn(
                        "Node {} is gone: no sign of life for {} s; other nodes take over its jobs",
                        host,
                        DEAD_AFTER.toSeconds()));
    }

    /** The hosts of all nodes that work buckets. A dash stands for a node of an earlier version, which records no host. */
    List<String> hosts() {
        if (!shared) {
            return List.of(HostName.own());
        }
        return db.sql("SELECT host FROM errand_node WHERE seen_at > ? ORDER BY host, id")
                .param(Column.of(clock.instant().minus(DEAD_AFTER)))
                .query(TaskNodes::host)
                .list();
    }

    private static String host(ResultSet row, int number) throws SQLException {
        String host = row.getString("host");
        return host.isEmpty() ? "–" : host;
    }

    /** Removes this node's row, so that the other nodes take its share over at the next heartbeat. */
    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        if (shared) {
            try {
                db.sql("DELETE FROM errand_node WHERE id = ?")
                        .param(Column.of(id))
                        .update();
            } catch (RuntimeException away) {
                LOG.debug("This node can't be taken out; the others miss it after a minute", away);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
