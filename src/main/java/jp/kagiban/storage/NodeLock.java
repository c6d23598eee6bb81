package jp.kagiban.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Lets one node at a time do something. It is a named lock of MySQL, so it ends with the node that has it; an H2 database is open in
 * one process alone.
 */
public class NodeLock {

    /** In seconds: less than the patience for an answer. */
    private static final int WAIT = 10;

    /** Locks are of the whole server, and their names of 64 characters at most. */
    private static final String NAME = "CONCAT(?, MD5(DATABASE()))";

    private final DataSource dataSource;
    private final String prefix;

    /** @param prefix of its name, with 32 characters behind it */
    public NodeLock(DataSource dataSource, String prefix) {
        this.dataSource = dataSource;
        this.prefix = prefix;
    }

    /** Whether other nodes may be at the same database. */
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

    /** Empty, and nothing is done, where another node has been at it for ten seconds. */
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
