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

/** Which versions of Kagiban have migrated this database, so that an older one can name the version that it needs. */
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

    /** Past the SQL guard. */
    JdbcClient db() {
        return db;
    }

    /** Those of a Kagiban, in lower case; none where it has never been here. */
    Set<String> tables() {
        Set<String> all = allTables();
        return all.contains(history) ? all : Set.of();
    }

    /** Those of anybody, in lower case. */
    Set<String> allTables() {
        return db.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = SCHEMA()")
                .query((row, _) -> row.getString(1).toLowerCase(Locale.ROOT))
                .set();
    }

    /** The version that ran the last migration; empty where none has noted itself. */
    Optional<Version> newest() {
        return tables().contains(TABLE)
                ? db.sql("SELECT version, commit_id FROM migrated_by ORDER BY migrations DESC LIMIT 1")
                        .query((row, _) -> new Version(row.getString("version"), row.getString("commit_id")))
                        .optional()
                : Optional.empty();
    }

    /** Notes this version if the database has migrations that none has noted yet. */
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

    /** Flyway's table has a name in lower case, which H2 takes for another unless it is quoted. */
    private String quoted(String name) {
        try (Connection connection = database.getConnection()) {
            String quote = connection.getMetaData().getIdentifierQuoteString();
            return quote + name + quote;
        } catch (SQLException broken) {
            throw new IllegalStateException("The database can't be asked how it quotes names", broken);
        }
    }
}
