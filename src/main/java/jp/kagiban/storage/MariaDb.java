package jp.kagiban.storage;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import jp.kagiban.shared.StartRefused;

/** A MariaDB answers the driver of MySQL, and fails in the middle of the migrations. */
final class MariaDb {

    private MariaDb() {}

    /** @throws StartRefused if the database is one */
    static void refuse(DataSource database) {
        String version = version(database);
        if (version.contains("MariaDB")) {
            throw new StartRefused(
                    "The database of KAGIBAN_DB_URL is a MariaDB (" + version + "); Kagiban needs a MySQL.",
                    "Give it an empty schema in a MySQL 8. In this one nothing has been changed.");
        }
    }

    private static String version(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException broken) {
            throw new IllegalStateException("The database can't be asked for its version", broken);
        }
    }
}
