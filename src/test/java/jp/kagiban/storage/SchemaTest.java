package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code tenant_id} comes first in every key of every tenant table, on both databases. */
@DatabaseTest
class SchemaTest {

    @Autowired
    DataSource dataSource;

    @Autowired
    TenantTables tenantTables;

    @Test
    void everyTenantTableBeginsWithItsTenant() throws SQLException {
        try (Connection connection = PlainPool.of(dataSource).getConnection()) {
            TenantSchema schema = new TenantSchema(connection);
            assertThat(schema.tables()).anyMatch("probe"::equalsIgnoreCase);
            assertThat(schema.breaches()).isEmpty();
        }
    }

    /** H2 keeps, in a list of values, the session that made it: once the pool has closed that, each insert fails. */
    @Test
    void noCheckHasAListOfValues() throws SQLException {
        try (Connection connection = PlainPool.of(dataSource).getConnection();
                ResultSet checks = connection
                        .createStatement()
                        .executeQuery("SELECT LOWER(check_clause) FROM information_schema.check_constraints"
                                + " WHERE constraint_schema IN ('PUBLIC', DATABASE())")) {
            while (checks.next()) {
                assertThat(checks.getString(1)).doesNotContainPattern("\\bin ?\\(");
            }
        }
    }

    @Test
    void theGuardKnowsTheTenantTables() {
        assertThat(tenantTables.names()).contains("probe").doesNotContain("installation", "scheduled_tasks");
    }

    @Test
    void eachKindOfBreachIsSeen() throws SQLException {
        try (Connection connection = ChosenDatabase.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE stray (id INT PRIMARY KEY)");
            statement.execute("CREATE TABLE bad (id INT NOT NULL, tenant_id INT NOT NULL, code INT, stray_id INT,"
                    + " PRIMARY KEY (id, tenant_id), CONSTRAINT bad_code UNIQUE (code, tenant_id),"
                    + " CONSTRAINT bad_stray FOREIGN KEY (stray_id) REFERENCES stray (id))");
            statement.execute("CREATE INDEX bad_index ON bad (stray_id, tenant_id)");
            assertThat(new TenantSchema(connection).breaches())
                    .anyMatch(breach -> breach.equals("stray has no tenant_id"))
                    .anyMatch(breach -> breach.matches("bad: primary key .* begins with id"))
                    .anyMatch(breach -> breach.matches("bad: index bad_code.* begins with code"))
                    .anyMatch(breach -> breach.equals("bad: index bad_index begins with stray_id"))
                    .anyMatch(breach -> breach.equals("bad: foreign key bad_stray begins with stray_id"));
        }
    }

    @Test
    void aReferenceToAMemberIsFree() throws SQLException {
        try (Connection connection = ChosenDatabase.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE member (id INT PRIMARY KEY)");
            statement.execute("CREATE TABLE good (tenant_id INT NOT NULL, id INT NOT NULL, by_member INT,"
                    + " PRIMARY KEY (tenant_id, id),"
                    + " CONSTRAINT good_member FOREIGN KEY (by_member) REFERENCES member (id))");
            assertThat(new TenantSchema(connection).breaches()).isEmpty();
        }
    }
}
