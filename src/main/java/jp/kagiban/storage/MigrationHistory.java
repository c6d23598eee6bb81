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
 * Migrates the database to this version of Kagiban, and refuses a database with another history. Such a history has a migration
 * that was edited or renamed after its release, that only a newer Kagiban knows, or that broke off. The message names the first
 * such migration. A database with other tables is refused too.
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

    /** Makes Flyway refuse a database of a newer Kagiban, which it accepts by default. */
    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.ignoreMigrationPatterns(new String[0]);
    }

    /**
     * Nodes migrate one after the other, and the second finds everything done. Nothing is changed before all checks
     * have passed.
     *
     * @throws StartRefused if the database has another history, or a check doesn't pass
     */
    @Override
    public void migrate(Flyway flyway) {
        DataSource database = flyway.getConfiguration().getDataSource();
        MigratedBy migratedBy =
                new MigratedBy(database, flyway.getConfiguration().getTable());
        refuseMariaDb(database);
        file.opened();
        new StartLock(database).alone(() -> checkAndMigrate(flyway, migratedBy));
    }

    /**
     * Refuses a MariaDB, which MySQL's driver accepts, but on which the migrations fail midway.
     *
     * @throws StartRefused if the database is a MariaDB
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

    private MigrateResult checkAndMigrate(Flyway flyway, MigratedBy migratedBy) {
        try {
            check(migratedBy);
        } catch (RuntimeException refused) {
            // The checks may fail on the tables of a newer Kagiban, and its version is the better answer.
            throw refusal(flyway, migratedBy).orElse(refused);
        }
        file.keep();
        MigrateResult result = runMigrations(flyway, migratedBy);
        migratedBy.note(Version.own(), clock);
        return result;
    }

    private void check(MigratedBy migratedBy) {
        Set<String> tables = migratedBy.tables();
        checks.forEach(check -> check.check(migratedBy.db(), tables));
    }

    private static MigrateResult runMigrations(Flyway flyway, MigratedBy migratedBy) {
        try {
            return flyway.migrate();
        } catch (FlywayValidateException another) {
            throw refusal(flyway, migratedBy).orElseThrow(() -> another);
        } catch (FlywayException failed) {
            throw failed.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
                    ? ofSomethingElse()
                    : failed;
        }
    }

    private static Optional<RuntimeException> refusal(Flyway flyway, MigratedBy migratedBy) {
        return firstOffending(flyway).map(migration -> refusal(migration, migratedBy));
    }

    private static Optional<ValidateOutput> firstOffending(Flyway flyway) {
        return flyway.validateWithResult().invalidMigrations.stream()
                .filter(migration -> code(migration) != CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED)
                .min(Comparator.comparing(migration -> MigrationVersion.fromVersion(migration.version)));
    }

    private static Object code(ValidateOutput migration) {
        return migration.errorDetails.errorCode;
    }

    private static StartRefused refusal(ValidateOutput migration, MigratedBy migratedBy) {
        String name = migration.version + " (" + migration.description + ")";
        if (code(migration) == CoreErrorCode.FAILED_VERSIONED_MIGRATION) {
            return new StartRefused(
                    "The migration " + name + " of this database has broken off.",
                    "Bring the database back from a backup of before the update, and start again.");
        }
        return code(migration) == CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED
                ? new StartRefused(
                        "This database has the migration " + name + ", which this Kagiban doesn't know."
                                + needed(migratedBy),
                        "Start the Kagiban that ran with it last, or a newer one; or " + ANOTHER_DATABASE)
                : new StartRefused(
                        "The migration " + name + " of this database is another than the one that this Kagiban has.",
                        "Start the Kagiban that made the database; or " + ANOTHER_DATABASE);
    }

    private static String needed(MigratedBy migratedBy) {
        return migratedBy
                .newest()
                .map(newest -> " It needs Kagiban " + newest + " or newer; this one is " + Version.own() + ".")
                .orElse("");
    }

    private static StartRefused ofSomethingElse() {
        return new StartRefused(
                "This database has tables that no Kagiban made.",
                "Use an empty schema in KAGIBAN_DB_URL, or another folder in KAGIBAN_DATA_DIR.");
    }
}
