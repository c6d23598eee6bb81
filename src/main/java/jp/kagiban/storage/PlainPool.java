package jp.kagiban.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;

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
}
