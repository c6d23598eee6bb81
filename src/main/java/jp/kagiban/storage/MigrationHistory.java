package jp.kagiban.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.shared.Version;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.core.api.output.ValidateOutput;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Brings the database up to this Kagiban, and refuses a database with another history. Such a history has a migration that was
 * edited or renamed after it had landed, that only a newer Kagiban knows, or that broke off. A database with other tables is
 * refused too. The sentence names the first such migration.
 */
@Component
class MigrationHistory implements FlywayConfigurationCustomizer, FlywayMigrationStrategy {

    private static final String ANOTHER_DATABASE =
            "give this one a database of its own: another folder in KAGIBAN_DATA_DIR, or an empty schema in KAGIBAN_DB_URL.";

    private final DatabaseFile file;
    private final Clock clock;
    private final List<StartCheck> checks;

    MigrationHistory(DatabaseFile file, Clock clock, List<StartCheck> checks) {
        this.file = file;
        this.clock = clock;
        this.checks = checks;
    }

    /** By itself Flyway lets a database of a newer Kagiban pass. */
    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.ignoreMigrationPatterns(new String[0]);
    }

    /**
     * One node after the other: the second finds all made. Nothing is changed before all checks have passed.
     *
     * @throws StartRefused if the database has another history, or a check doesn't pass
     */
    @Override
    public void migrate(Flyway flyway) {
        DataSource database = flyway.getConfiguration().getDataSource();
        MigratedBy noted = new MigratedBy(database, flyway.getConfiguration().getTable());
        refuseMariaDb(database);
        file.opened();
        new StartLock(database).alone(() -> checkedAndMigrated(flyway, noted));
    }

    /**
     * A MariaDB answers the driver of MySQL, and fails in the middle of the migrations.
     *
     * @throws StartRefused if the database is one
     */
    static void refuseMariaDb(DataSource database) {
        String version = serverVersion(database);
        if (version.contains("MariaDB")) {
            throw new StartRefused(
                    "The database of KAGIBAN_DB_URL is a MariaDB (" + version + "); Kagiban needs a MySQL.",
                    "Give it an empty schema in a MySQL 8. In this one nothing has been changed.");
        }
    }

    private static String serverVersion(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException broken) {
            throw new IllegalStateException("The database can't be asked for its version", broken);
        }
    }

    private MigrateResult checkedAndMigrated(Flyway flyway, MigratedBy noted) {
        try {
            check(noted);
        } catch (RuntimeException refused) {
            // The checks may fail on the tables of a newer Kagiban, and its version is the better answer.
            throw refusal(flyway, noted).orElse(refused);
        }
        file.keep();
        MigrateResult result = migrated(flyway, noted);
        noted.note(Version.own(), clock);
        return result;
    }

    private void check(MigratedBy noted) {
        Set<String> tables = noted.tables();
        checks.forEach(check -> check.check(noted.db(), tables));
    }

    private static MigrateResult migrated(Flyway flyway, MigratedBy noted) {
        try {
            return flyway.migrate();
        } catch (FlywayValidateException another) {
            throw refusal(flyway, noted).orElseThrow(() -> another);
        } catch (FlywayException failed) {
            throw failed.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
                    ? ofSomethingElse()
                    : failed;
        }
    }

    private static Optional<RuntimeException> refusal(Flyway flyway, MigratedBy noted) {
        return firstOffending(flyway).map(migration -> refusal(migration, noted));
    }

    private static Optional<ValidateOutput> firstOffending(Flyway flyway) {
        return flyway.validateWithResult().invalidMigrations.stream()
                .filter(migration -> code(migration) != CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED)
                .min(Comparator.comparing(migration -> MigrationVersion.fromVersion(migration.version)));
    }

    private static Object code(ValidateOutput migration) {
        return migration.errorDetails.errorCode;
    }

    private static StartRefused refusal(ValidateOutput migration, MigratedBy noted) {
        String name = migration.version + " (" + migration.description + ")";
        if (code(migration) == CoreErrorCode.FAILED_VERSIONED_MIGRATION) {
            return new StartRefused(
                    "The migration " + name + " of this database has broken off.",
                    "Bring the database back from a backup of before the update, and start again.");
        }
        return code(migration) == CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED
                ? new StartRefused(
                        "This database has the migration " + name + ", which this Kagiban doesn't know."
                                + needed(noted),
                        "Start the Kagiban that ran with it last, or a newer one; or " + ANOTHER_DATABASE)
                : new StartRefused(
                        "The migration " + name + " of this database is another than the one that this Kagiban has.",
                        "Start the Kagiban that made the database; or " + ANOTHER_DATABASE);
    }

    private static String needed(MigratedBy noted) {
        return noted.newest()
                .map(newest -> " It needs Kagiban " + newest + " or newer; this one is " + Version.own() + ".")
                .orElse("");
    }

    private static StartRefused ofSomethingElse() {
        return new StartRefused(
                "This database has tables that no Kagiban made.",
                "Use an empty schema in KAGIBAN_DB_URL, or another folder in KAGIBAN_DATA_DIR.");
    }
}
