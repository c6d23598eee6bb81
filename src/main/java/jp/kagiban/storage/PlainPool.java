package jp.kagiban.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The pool behind the SQL guard, for the two that speak of no tenant: Flyway and the polls of db-scheduler. */
final class PlainPool {

    private PlainPool() {}

    static HikariDataSource of(DataSource guarded) {
        try {
            return guarded.unwrap(HikariDataSource.class);
        } catch (SQLException noPool) {
            throw new IllegalStateException("The data source is no pool", noPool);
        }
    }

    /** The same, for whom an answer may take as long as it likes. */
    static DataSource unhurried(DataSource guarded) {
        return new DelegatingDataSource(of(guarded)) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                connection.setNetworkTimeout(Runnable::run, 0);
                return connection;
            }
        };
    }
}
