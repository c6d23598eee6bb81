package jp.kagiban.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Returns the pool behind the SQL guard, for work that concerns no tenant, such as migrations and db-scheduler's polls. */
final class PlainPool {

    private PlainPool() {}

    static HikariDataSource of(DataSource guarded) {
        try {
            return guarded.unwrap(HikariDataSource.class);
        } catch (SQLException noPool) {
            throw new IllegalStateException("The data source is no pool", noPool);
        }
    }

    /** The same pool, without a timeout for answers. */
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
