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
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * The file of an H2 database. What is deleted stays in it as bytes, and it grows, until it is written anew from the rows that are
 * there: {@code SHUTDOWN COMPACT} writes a second file and puts it in place of the first, which is whole until then, whenever the
 * process ends. Done at the end of the process, after all who have connections.
 */
class DatabaseFile implements DisposableBean {

    /** With the 20 s that jobs get, less than the 30 s after which a process that is stopped is often killed. */
    static final Duration LONGEST_AT_THE_END = Duration.ofSeconds(8);

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);

    private final DataSourceProperties database;

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

    /** After this long the process ends all the same, and the file stays as it is. */
    @Override
    public void destroy() throws InterruptedException {
        if (!isOurs()) {
            return;
        }
        Thread compacting = Thread.ofPlatform().daemon().name("compact").start(this::tryToCompact);
        if (!compacting.join(LONGEST_AT_THE_END)) {
            LOG.warn(
                    "The database's file takes longer than {} to be compacted, and stays as it is", LONGEST_AT_THE_END);
        }
    }

    private void tryToCompact() {
        try {
            compact();
        } catch (UncategorizedSQLException fault) {
            LOG.warn("The database's file could not be compacted, and stays as it is", fault);
        }
    }
}
