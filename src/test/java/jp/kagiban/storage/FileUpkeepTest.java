package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** A portal may run for months, and each commit writes pages anew. */
class FileUpkeepTest {

    @TempDir
    Path folder;

    /** H2 uses freed space again only after 45 seconds; here at once. */
    private String address(String name) {
        return DatabaseAddress.file(folder.resolve(name)) + ";RETENTION_TIME=0;DB_CLOSE_DELAY=-1";
    }

    private long grown(String name, boolean kept) throws SQLException {
        DataSourceProperties properties = new DataSourceProperties();
        properties.setUrl(address(name));
        DataSource pool = new SimpleDriverDataSource(new org.h2.Driver(), address(name));
        FileUpkeep upkeep = new FileUpkeep(pool, new DatabaseFile(properties));
        JdbcClient db = JdbcClient.create(pool);
        db.sql("CREATE TABLE entry (id INT PRIMARY KEY, link UUID UNIQUE, text VARCHAR(400))")
                .update();
        for (int i = 0; i < 4_000; i++) {
            db.sql("INSERT INTO entry VALUES (?, ?, ?)")
                    .params(i, UUID.randomUUID(), "x".repeat(200))
                    .update();
            if (kept && i % 200 == 0) {
                upkeep.freeSpace();
            }
        }
        long size = folder.resolve(name).resolve("kagiban.mv.db").toFile().length();
        assertThat(db.sql("SELECT COUNT(*) FROM entry").query(Integer.class).single())
                .isEqualTo(4_000);
        db.sql("SHUTDOWN IMMEDIATELY").update();
        return size;
    }

    @Test
    void spaceWithinTheFileIsUsedAgain() throws SQLException {
        assertThat(grown("kept", true)).isLessThan(grown("left", false) / 2);
    }
}
