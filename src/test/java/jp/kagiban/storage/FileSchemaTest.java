package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import jp.kagiban.shared.StartRefused;
import org.flywaydb.core.Flyway;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.db.ValueDataType;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.type.MetaType;
import org.h2.result.Row;
import org.h2.result.RowFactory;
import org.h2.value.Value;
import org.h2.value.ValueInteger;
import org.h2.value.ValueVarchar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class FileSchemaTest {

    @TempDir
    Path folder;

    private DataSource database() {
        return new DriverManagerDataSource(DatabaseAddress.file(folder), "sa", "");
    }

    private void run(String sql) {
        JdbcClient.create(database()).sql(sql).update();
    }

    private void check() {
        FileSchema.check(folder.resolve("kagiban.mv.db"));
    }

    /** A migration that needs another word of H2 adds it to the check. */
    @Test
    void theTablesOfThisVersionPass() {
        Flyway.configure().dataSource(database()).load().migrate();
        run("ANALYZE");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE ALIAS evil FOR 'java.lang.Runtime.getRuntime'",
                "CREATE ALIAS evil AS 'void run() {}'",
                "CREATE VIEW shop AS SELECT * FROM real_shop",
                "CREATE LINKED TABLE shop('', 'jdbc:h2:mem:', 'sa', '', 'INFORMATION_SCHEMA.USERS')",
                "CREATE SYNONYM shop FOR real_shop",
                "CREATE CONSTANT evil VALUE 1",
                "CREATE DOMAIN evil AS INT DEFAULT 1",
                "ALTER TABLE real_shop ADD COLUMN evil VARCHAR(9) DEFAULT FILE_READ('/etc/hostname', NULL)",
                "ALTER TABLE real_shop ADD COLUMN evil INT GENERATED ALWAYS AS (1 + id)",
                "ALTER TABLE real_shop ADD CHECK (id > ABS(id))",
                "SET DEFAULT_LOCK_TIMEOUT 5"
            })
    void whatMayRunCodeIsRefused(String sql) {
        run("CREATE TABLE real_shop (id INT)");
        run(sql);
        assertThatExceptionOfType(StartRefused.class).isThrownBy(this::check).withMessageContaining("may run code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE CACHED TABLE \"A\"(\"B\" INTEGER DEFAULT \"CSVWRITE\"('a', 'b'))",
                "CREATE CACHED TABLE \"A\"(\"B\" INTEGER DEFAULT \"CSVWRITE\" /* */ ('a', 'b'))",
                "CREATE CACHED TABLE \"A\"(\"B\" INTEGER) ENGINE \"evil.Engine\"",
                "create force alias \"A\" FOR 'b'",
                "SET DB_EVENT_LISTENER 'evil.Listener'"
            })
    void aStatementOfAForgedFileIsRefused(String sql) {
        assertThat(FileSchema.isOurs(sql)).isFalse();
    }

    /** H2 would run the statement when it opens the file for the second time, or the third. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aStatementOfAnUnfinishedTransactionIsRefused(int opened) {
        run("CREATE TABLE real_shop (id INT)");
        change((store, transactions) -> {
            add(transactions, "CREATE ALIAS \"EVIL\" FOR 'evil'");
            store.renameMap(store.openMap("undoLog.1"), "undoLog-1");
        });
        for (int n = 0; n < opened; n++) {
            change((_, _) -> {});
        }
        assertThatExceptionOfType(StartRefused.class).isThrownBy(this::check).withMessageContaining("may run code");
    }

    private void change(BiConsumer<MVStore, TransactionStore> change) {
        try (MVStore store = new MVStore.Builder()
                .fileName(folder.resolve("kagiban.mv.db").toString())
                .open()) {
            TransactionStore transactions = new TransactionStore(
                    store, new MetaType<>(null, store.backgroundExceptionHandler), new ValueDataType(), 0);
            transactions.init();
            change.accept(store, transactions);
            store.commit();
        }
    }

    private static void add(TransactionStore transactions, String sql) {
        TransactionMap<Long, Row> statements = transactions.begin().openMap("table.0");
        Row like = statements.get(statements.lastKey());
        Value[] values = {ValueInteger.get(9_999), ValueInteger.get(0), ValueInteger.get(11), ValueVarchar.get(sql)};
        statements.put(9_999L, RowFactory.DefaultRowFactory.INSTANCE.createRow(values, like.getMemory()));
    }

    @Test
    void aFileThatIsInUseIsLeftToH2() throws Exception {
        try (var _ = database().getConnection()) {
            assertThatCode(this::check).doesNotThrowAnyException();
        }
    }
}
