package jp.kagiban.task;

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

/** Counts the nodes that work buckets, and this node's share. With H2 there is only one process, which works all buckets. */
@Component
class TaskNodes implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TaskNodes.class);

    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final Duration MISSED = Duration.ofMinutes(1);

    private final UUID id = Ids.next();
    private final JdbcClient db;
    private final Clock clock;
    private final boolean shared;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("task-nodes").factory());
    private volatile int share = Buckets.COUNT;
    private int working;
    private volatile boolean running;

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

        /** Returns whether other nodes need the bucket; if so, also gives it back. */
        boolean isWanted() {
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

    /** Empty if this node already works its share of buckets. */
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
            timer.scheduleWithFixedDelay(this::beat, 0, BEAT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Records that this node is alive, and counts all nodes. */
    void beat() {
        try {
            share = Math.ceilDiv(Buckets.COUNT, Math.max(1, alive()));
        } catch (RuntimeException away) {
            LOG.debug("The nodes can't be counted", away);
        }
    }

    private int alive() {
        Instant now = clock.instant();
        db.sql("INSERT INTO errand_node (id, seen_at, host) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at)")
                .params(Column.of(id), Column.of(now), HostName.own())
                .update();
        db.sql("DELETE FROM errand_node WHERE seen_at < ?")
                .param(Column.of(now.minus(MISSED.multipliedBy(10))))
                .update();
        return db.sql("SELECT COUNT(*) FROM errand_node WHERE seen_at > ?")
                .param(Column.of(now.minus(MISSED)))
                .query(Integer.class)
                .single();
    }

    /** The hosts of all nodes that work buckets. A dash stands for a node of an earlier version, which records no host. */
    List<String> hosts() {
        if (!shared) {
            return List.of(HostName.own());
        }
        return db
                .sql("SELECT host FROM errand_node WHERE seen_at > ? ORDER BY host, id")
                .param(Column.of(clock.instant().minus(MISSED)))
                .query((row, _) -> row.getString("host"))
                .list()
                .stream()
                .map(host -> host.isEmpty() ? "–" : host)
                .toList();
    }

    /** Removes this node, so that the others take its share over at once. */
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
