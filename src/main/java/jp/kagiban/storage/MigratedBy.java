package jp.kagiban.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Version;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records which versions of Kagiban have migrated this database, so that an older version can name the one that the database
 * needs.
 */
final class MigratedBy {

    private static final String TABLE = "migrated_by";

    private final DataSource database;
    private final JdbcClient db;
    private final String history;

    /** @param history the table in which Flyway notes what it has run */
    MigratedBy(DataSource database, String history) {
        this.database = database;
        this.db = JdbcClient.create(database);
        this.history = history;
    }

    /** Bypasses the SQL guard. */
    JdbcClient db() {
        return db;
    }

    /** All tables in lower case, if Kagiban has migrated this database; otherwise none. */
    Set<String> tables() {
        Set<String> all = allTables();
        return all.contains(history) ? all : Set.of();
    }

    /** All tables in lower case, whoever has created them. */
    Set<String> allTables() {
        return db.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = SCHEMA()")
                .query((row, _) -> row.getString(1).toLowerCase(Locale.ROOT))
                .set();
    }

    /** The version that ran the last migration; empty if none is recorded. */
    Optional<Version> newest() {
        return tables().contains(TABLE)
                ? db.sql("SELECT version, commit_id FROM migrated_by ORDER BY migrations DESC LIMIT 1")
                        .query((row, _) -> new Version(row.getString("version"), row.getString("commit_id")))
                        .optional()
                : Optional.empty();
    }

    /** Records this version if the database has migrations for which none is recorded. */
    void note(Version version, Clock clock) {
        if (!tables().contains(TABLE)) {
            return;
        }
        long migrations = db.sql("SELECT COUNT(*) FROM " + quoted(history))
                .query(Long.class)
                .single();
        db.sql("INSERT INTO migrated_by (migrations, version, commit_id, migrated_at) SELECT ?, ?, ?, ?"
                        + " WHERE NOT EXISTS (SELECT 1 FROM migrated_by WHERE migrations = ?)")
                .params(migrations, version.number(), version.commit(), Column.of(clock.instant()), migrations)
                .update();
    }

    /** Quotes a name. Flyway's table has a name in lower case, which H2 takes for another one unless it is quoted. */
    private String quoted(String name) {
        try (Connection connection = database.getConnection()) {
            String quote = connection.getMetaData().getIdentifierQuoteString();
            return quote + name + quote;
        } catch (SQLException broken) {
            throw new IllegalStateException("The database can't be asked how it quotes names", broken);
        }
    }
}
