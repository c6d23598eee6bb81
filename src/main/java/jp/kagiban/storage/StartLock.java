package jp.kagiban.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import jp.kagiban.shared.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Lets one node after the other prepare what nodes share: the schema, and the keystore that goes with it. The second one waits
 * and finds what the first has made. It is a named lock of MySQL, so it ends with the node that has it; an H2 database is open
 * in one process alone.
 */
@Service
public class StartLock {

    private static final Logger LOG = LoggerFactory.getLogger(StartLock.class);

    /** Locks are of the whole server, and their names of 64 characters at most. */
    private static final String NAME = "CONCAT('kagiban-', MD5(DATABASE()))";

    /** In seconds: less than the patience for an answer. */
    private static final int ONE_WAIT = 10;

    /** Half an hour in all: large tables are changed in minutes. */
    private static final int WAITS = 180;

    private final DataSource dataSource;

    public StartLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether other nodes may be at the same database. */
    public boolean isShared() {
        try (Connection connection = dataSource.getConnection()) {
            return isShared(connection);
        } catch (SQLException broken) {
            throw new IllegalStateException("The database can't be asked which it is", broken);
        }
    }

    private static boolean isShared(Connection connection) throws SQLException {
        return connection.getMetaData().getURL().startsWith("jdbc:mysql:");
    }

    /** @throws StartRefused if the other node doesn't come to an end */
    public <T> T alone(Supplier<T> preparation) {
        try (Connection connection = dataSource.getConnection()) {
            if (!isShared(connection)) {
                return preparation.get();
            }
            take(connection);
            try {
                return preparation.get();
            } finally {
                ask(connection, "SELECT RELEASE_LOCK(" + NAME + ")");
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("The lock for the start can't be had", broken);
        }
    }

    /**
     * Does something that one node at a time may do, but for the start. Empty where another node has been at it for ten seconds.
     *
     * @param what of small letters, 15 at most
     */
    public <T> Optional<T> oneAtATime(String what, Supplier<T> task) {
        String name = "CONCAT('kagiban-" + what + "-', MD5(DATABASE()))";
        try (Connection connection = dataSource.getConnection()) {
            if (!isShared(connection)) {
                return Optional.of(task.get());
            }
            if (ask(connection, "SELECT GET_LOCK(" + name + ", " + ONE_WAIT + ")") != 1) {
                return Optional.empty();
            }
            try {
                return Optional.of(task.get());
            } finally {
                ask(connection, "SELECT RELEASE_LOCK(" + name + ")");
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("The lock can't be had: " + what, broken);
        }
    }

    private static void take(Connection connection) throws SQLException {
        for (int wait = 0; wait < WAITS; wait++) {
            if (ask(connection, "SELECT GET_LOCK(" + NAME + ", " + ONE_WAIT + ")") == 1) {
                return;
            }
            LOG.info("Another node prepares the database; this one waits for it");
        }
        throw new StartRefused(
                "Another node has been preparing this database for half an hour.",
                "See what that one does, and start this one again.");
    }

    private static int ask(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question);
                ResultSet answer = statement.executeQuery()) {
            return answer.next() ? answer.getInt(1) : 0;
        }
    }
}
