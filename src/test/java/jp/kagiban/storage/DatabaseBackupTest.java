package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database that is copied while somebody writes into it. */
class DatabaseBackupTest {

    private static final String COUNT = "SELECT COUNT(*) FROM pair";

    @TempDir
    Path folder;

    private HikariDataSource database;
    private JdbcClient db;

    @BeforeEach
    void make() {
        database = pool("jdbc:h2:file:" + folder.resolve("kagiban"));
        db = JdbcClient.create(database);
        db.sql("CREATE TABLE pair (id INT AUTO_INCREMENT PRIMARY KEY, one VARCHAR(200))")
                .update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("sa");
        return pool;
    }

    private DatabaseBackup backupOf(String url) {
        DataSourceProperties properties = new DataSourceProperties();
        properties.setUrl(url);
        return new DatabaseBackup(database, new DatabaseFile(properties));
    }

    private int count() {
        return db.sql(COUNT).query(Integer.class).single();
    }

    /** Rows come in twos, so half of a transaction would be an odd one. */
    private void writePair() {
        new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(_ -> {
            db.sql("INSERT INTO pair (one) VALUES (?)").param("x".repeat(200)).update();
            db.sql("INSERT INTO pair (one) VALUES (?)").param("y".repeat(200)).update();
        });
    }

    @Test
    void theCopyIsAPictureOfOneMoment() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        CountDownLatch many = new CountDownLatch(500);
        Thread writer = Thread.ofPlatform().start(() -> {
            while (!enough.get()) {
                writePair();
                many.countDown();
            }
        });
        many.await();
        int before = count();
        backupOf(database.getJdbcUrl()).write(folder.resolve("copy.zip"));
        enough.set(true);
        writer.join();
        assertThat(copied()).isBetween(before, count()).matches(rows -> rows % 2 == 0, "whole transactions");
    }

    /** H2 reads a database within a zip, too. */
    private int copied() {
        try (HikariDataSource copy = pool("jdbc:h2:zip:" + folder.resolve("copy.zip") + "!/kagiban")) {
            return JdbcClient.create(copy).sql(COUNT).query(Integer.class).single();
        }
    }

    @Test
    void onlyAFileOfOursIsCopied() {
        assertThat(backupOf(database.getJdbcUrl()).isPossible()).isTrue();
        assertThat(backupOf("jdbc:mysql://db/kagiban").isPossible()).isFalse();
    }
}
