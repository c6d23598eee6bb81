package jp.kagiban.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Lets one node at a time run a task. Uses a named lock of MySQL, which ends with the node that holds it. H2 needs no lock,
 * because only one process can open its database.
 */
public class NodeLock {

    /** In seconds. Less than the timeout for an answer. */
    private static final int WAIT = 10;

    /**
     * Locks belong to the whole server, so their names include the database. They have at most 64 characters, so the database's
     * name is hashed.
     */
    private static final String NAME = "CONCAT(?, MD5(DATABASE()))";

    private final DataSource dataSource;
    private final String prefix;

    /** @param prefix the beginning of the lock's name; 32 characters follow */
    public NodeLock(DataSource dataSource, String prefix) {
        this.dataSource = dataSource;
        this.prefix = prefix;
    }

    /** Whether other nodes may use the same database. */
    boolean isShared() {
        try (Connection connection = dataSource.getConnection()) {
            return isShared(connection);
        } catch (SQLException broken) {
            throw new IllegalStateException("The database can't be asked which it is", broken);
        }
    }

    private static boolean isShared(Connection connection) throws SQLException {
        return connection.getMetaData().getURL().startsWith("jdbc:mysql:");
    }

    /** Runs the task under the lock. Empty, without running it, if another node still holds the lock after ten seconds. */
    public <T> Optional<T> alone(Supplier<T> task) {
        try (Connection connection = dataSource.getConnection()) {
            if (!isShared(connection)) {
                return Optional.of(task.get());
            }
            if (ask(connection, "SELECT GET_LOCK(" + NAME + ", " + WAIT + ")") != 1) {
                return Optional.empty();
            }
            try {
                return Optional.of(task.get());
            } finally {
                ask(connection, "SELECT RELEASE_LOCK(" + NAME + ")");
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("The lock can't be had: " + prefix, broken);
        }
    }

    private int ask(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, prefix);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() ? answer.getInt(1) : 0;
            }
        }
    }
}
