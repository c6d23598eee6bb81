package jp.kagiban.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * The file of an H2 database. What is deleted stays in it as bytes, and it grows, until it is written anew from the rows that are
 * there: {@code SHUTDOWN COMPACT} writes a second file and puts it in place of the first, which is whole until then, whenever the
 * process ends. Done at the end of the process, after all who have connections.
 */
class DatabaseFile implements DisposableBean, ApplicationListener<ContextClosedEvent> {

    /** For all of an orderly end: a process that is stopped is often killed after 30 s. */
    private static final Duration LONGEST_END = Duration.ofSeconds(29);

    /** Of the 26 s that requests and jobs may take before, they hardly ever need any. */
    private static final Duration AT_LEAST = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);

    private final DataSourceProperties database;
    private long endBegan = System.nanoTime();

    DatabaseFile(DataSourceProperties database) {
        this.database = database;
    }

    /** Whether the database is a file of this process's own. */
    boolean isOurs() {
        String url = database.determineUrl();
        return url.startsWith("jdbc:h2:async:") || url.startsWith("jdbc:h2:file:");
    }

    /** Writes it anew. Nobody else may be connected: whoever is loses his connection. */
    void compact() {
        try (Connection alone = DriverManager.getConnection(
                        database.determineUrl(), database.determineUsername(), database.determinePassword());
                Statement end = alone.createStatement()) {
            end.execute("SHUTDOWN COMPACT");
        } catch (SQLException fault) {
            throw new UncategorizedSQLException("Compacting", "SHUTDOWN COMPACT", fault);
        }
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent end) {
        endBegan = System.nanoTime();
    }

    /** When the time for an orderly end is over the process ends all the same, and the file stays as it is. */
    @Override
    public void destroy() throws InterruptedException {
        if (!isOurs()) {
            return;
        }
        Thread compacting = Thread.ofPlatform().daemon().name("compact").start(this::tryToCompact);
        Duration left = left();
        if (!compacting.join(left)) {
            LOG.warn("The database's file takes longer than {} to be compacted, and stays as it is", left);
        }
    }

    private Duration left() {
        Duration left = LONGEST_END.minusNanos(System.nanoTime() - endBegan);
        return left.compareTo(AT_LEAST) < 0 ? AT_LEAST : left;
    }

    private void tryToCompact() {
        try {
            compact();
        } catch (UncategorizedSQLException fault) {
            LOG.warn("The database's file could not be compacted, and stays as it is", fault);
        }
    }
}
