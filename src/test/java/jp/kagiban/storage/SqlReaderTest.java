package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlReaderTest {

    private final SqlReader reader = new SqlReader(Set.of("shop", "generation"));

    /** A statement that is bound, and the parameters that must hold the tenant. */
    record Sound(String sql, Integer... tenant) {}

    static Stream<Sound> bound() {
        return Stream.of(
                new Sound("SELECT * FROM shop WHERE tenant_id = ?", 1),
                new Sound("SELECT * FROM shop WHERE name = ? AND ? = tenant_id FOR UPDATE", 2),
                new Sound("SELECT * FROM `shop` WHERE `shop`.`tenant_id` = ? LIMIT 3", 1),
                new Sound("SELECT * FROM \"SHOP\" WHERE (\"SHOP\".\"TENANT_ID\" = ?) FETCH FIRST 3 ROWS ONLY", 1),
                new Sound("SELECT * FROM shop s WHERE (s.tenant_id = ?) AND (a = 1 OR b = 2)", 1),
                new Sound("SELECT * FROM shop WHERE (id, tenant_id) IN ((?, ?), (?, ?))", 2, 4),
                new Sound("SELECT * FROM shop WHERE (tenant_id, id) IN ((?, ?))", 1),
                new Sound("SELECT * FROM shop WHERE tenant_id IN (?)", 1),
                new Sound("SELECT * FROM shop WHERE tenant_id = ? AND (name, id) > (?, ?) ORDER BY name", 1),
                new Sound(
                        "SELECT 1 FROM shop s JOIN generation g ON g.tenant_id = s.tenant_id WHERE s.tenant_id = ?", 1),
                new Sound("SELECT 1 FROM shop s, generation g WHERE g.tenant_id = s.tenant_id AND g.tenant_id = ?", 1),
                new Sound(
                        "SELECT 1 FROM shop s LEFT JOIN generation g ON g.tenant_id = s.tenant_id WHERE s.tenant_id = ?",
                        1),
                new Sound("SELECT 1 FROM shop s LEFT JOIN generation g ON g.tenant_id = ? WHERE s.tenant_id = ?", 1, 2),
                new Sound("SELECT 1 FROM shop s JOIN member m ON m.id = s.member_id WHERE s.tenant_id = ?", 1),
                new Sound("SELECT 1 FROM member m JOIN shop ON m.id = shop.member_id WHERE tenant_id = ?", 1),
                new Sound(
                        "SELECT 1 FROM shop s WHERE s.tenant_id = ? AND EXISTS (SELECT 1 FROM generation g WHERE g.tenant_id = s.tenant_id)",
                        1),
                new Sound(
                        "SELECT 1 FROM shop WHERE tenant_id = ? AND id IN (SELECT shop_id FROM generation WHERE tenant_id = ?)",
                        1,
                        2),
                new Sound(
                        "SELECT (SELECT MAX(n) FROM generation g WHERE g.tenant_id = ?) FROM shop s WHERE s.tenant_id = ?",
                        2,
                        1),
                new Sound("SELECT d.n FROM (SELECT COUNT(*) n FROM shop WHERE tenant_id = ?) d", 1),
                new Sound("SELECT 1 FROM member m WHERE m.n > (SELECT COUNT(*) FROM shop WHERE tenant_id = ?)", 1),
                new Sound(
                        "SELECT 1 FROM shop WHERE tenant_id = ? UNION ALL SELECT 2 FROM generation WHERE tenant_id = ?",
                        1,
                        2),
                new Sound("WITH c AS (SELECT * FROM shop WHERE tenant_id = ?) SELECT * FROM c WHERE c.name = ?", 1),
                new Sound(
                        "SELECT COUNT(*) OVER (PARTITION BY name) FROM shop WHERE tenant_id = ? GROUP BY name HAVING COUNT(*) > 1",
                        1),
                new Sound("SELECT 'a select' FROM shop WHERE tenant_id = ?", 1),
                new Sound("INSERT INTO shop (id, tenant_id, name) VALUES (?, ?, ?)", 2),
                new Sound("INSERT INTO shop (tenant_id, id) VALUES (?, ?), (?, ?)", 1, 3),
                new Sound("INSERT IGNORE INTO shop (tenant_id, id) VALUES (?, ?)", 1),
                new Sound("INSERT INTO shop (tenant_id, id) VALUES (?, ?) ON DUPLICATE KEY UPDATE id = VALUES(id)", 1),
                new Sound(
                        "INSERT INTO shop (tenant_id, id) SELECT ?, g.id FROM generation g WHERE g.tenant_id = ?",
                        2,
                        1),
                new Sound(
                        "INSERT INTO shop (tenant_id, id) SELECT g.tenant_id, g.id FROM generation g WHERE g.tenant_id = ?",
                        1),
                new Sound(
                        "INSERT INTO shop (tenant_id, id) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM shop WHERE tenant_id = ?)",
                        3,
                        1),
                new Sound("INSERT INTO counted (n) SELECT COUNT(*) FROM shop WHERE tenant_id = ?", 1),
                new Sound("UPDATE shop SET name = ? WHERE tenant_id = ? AND id = ?", 2),
                new Sound(
                        "UPDATE `shop` SET `tenant_id` = ?, `name` = ? WHERE `shop`.`id` = ? AND `shop`.`tenant_id` = ?",
                        4,
                        1),
                new Sound(
                        "UPDATE shop s JOIN generation g ON g.tenant_id = s.tenant_id SET s.n = g.n WHERE s.tenant_id = ?",
                        1),
                new Sound("DELETE FROM shop WHERE tenant_id = ? LIMIT 10", 1),
                new Sound(
                        "DELETE s FROM shop s JOIN generation g ON g.tenant_id = s.tenant_id WHERE g.tenant_id = ?", 1),
                new Sound("DELETE FROM member WHERE id IN (SELECT member_id FROM shop WHERE tenant_id = ?)", 1));
    }

    @ParameterizedTest
    @MethodSource
    void bound(Sound sound) {
        assertThat(reader.read(sound.sql())).isEqualTo(new SqlVerdict.Bound(List.of(sound.tenant())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM shop",
                "SELECT * FROM shop WHERE id = ?",
                "SELECT * FROM shop WHERE tenant_id = ? OR id = ?",
                "SELECT * FROM shop WHERE NOT (tenant_id = ?)",
                "SELECT * FROM shop WHERE tenant_id <> ?",
                "SELECT * FROM shop WHERE tenant_id <=> ?",
                "SELECT * FROM shop WHERE tenant_id = 'a'",
                "SELECT * FROM shop WHERE tenant_id = UNHEX(?)",
                "SELECT * FROM shop WHERE tenant_id = :tenant",
                "SELECT * FROM shop WHERE tenant_id = tenant_id",
                "SELECT * FROM shop WHERE tenant_id NOT IN (?)",
                "SELECT * FROM shop WHERE (id, tenant_id) IN ((?, ?), (?, UNHEX(?)))",
                "SELECT * FROM shop WHERE tenant_id IN (SELECT tenant_id FROM generation WHERE tenant_id = ?)",
                "SELECT 1 FROM shop s JOIN generation g ON g.shop_id = s.id WHERE s.tenant_id = ?",
                "SELECT 1 FROM shop s JOIN generation g ON g.tenant_id = s.tenant_id",
                "SELECT 1 FROM shop s LEFT JOIN generation g ON s.tenant_id = ? AND g.tenant_id = s.tenant_id",
                "SELECT 1 FROM shop s LEFT JOIN generation g ON s.tenant_id = g.tenant_id AND g.tenant_id = ?",
                "SELECT 1 FROM shop s RIGHT JOIN generation g ON g.tenant_id = s.tenant_id WHERE s.tenant_id = ?",
                "SELECT 1 FROM shop s JOIN generation g USING (tenant_id) WHERE s.tenant_id = ?",
                "SELECT 1 FROM shop s JOIN generation g ON g.id = s.id WHERE tenant_id = ?",
                "SELECT 1 FROM shop a JOIN shop b ON a.id = b.id WHERE a.tenant_id = ?",
                "SELECT 1 FROM shop s WHERE s.tenant_id = ? AND EXISTS (SELECT 1 FROM generation g WHERE s.tenant_id = ?)",
                "SELECT 1 FROM shop s WHERE s.tenant_id = ? AND EXISTS (SELECT 1 FROM generation g WHERE g.shop_id = s.id)",
                "SELECT 1 FROM shop WHERE tenant_id = ? AND id IN (SELECT shop_id FROM generation)",
                "SELECT 1 FROM shop WHERE tenant_id = ? AND id = ANY (SELECT shop_id FROM generation)",
                "SELECT 1 FROM shop WHERE tenant_id = ? AND id = (SELECT MAX(id) FROM generation)",
                "SELECT (SELECT MAX(n) FROM generation) FROM shop s WHERE s.tenant_id = ?",
                "SELECT COALESCE((SELECT MAX(n) FROM generation), 0) FROM shop s WHERE s.tenant_id = ?",
                "SELECT CASE WHEN EXISTS (SELECT 1 FROM generation) THEN 1 END FROM shop WHERE tenant_id = ?",
                "SELECT 1 FROM (SELECT * FROM shop) d WHERE d.tenant_id = ?",
                "SELECT 1 FROM shop s JOIN LATERAL (SELECT * FROM generation) d ON TRUE WHERE s.tenant_id = ?",
                "SELECT 1 FROM shop WHERE tenant_id = ? UNION SELECT 1 FROM generation",
                "SELECT 1 FROM shop WHERE tenant_id = ? ORDER BY (SELECT MAX(n) FROM generation)",
                "SELECT 1 FROM shop WHERE tenant_id = ? GROUP BY id HAVING COUNT(*) > (SELECT COUNT(*) FROM generation)",
                "WITH c AS (SELECT * FROM shop) SELECT * FROM c WHERE tenant_id = ?",
                "WITH shop AS (SELECT 1 tenant_id) SELECT * FROM shop WHERE tenant_id = ?",
                "SELECT 1 FROM (shop s JOIN generation g ON g.id = s.id) WHERE s.tenant_id = ?",
                "SELECT 1 FROM a.shop JOIN b.shop ON 1 = 1 WHERE shop.tenant_id = ?",
                "SELECT 1 FROM shop s JOIN generation s ON 1 = 1 WHERE s.tenant_id = ?",
                "INSERT INTO shop VALUES (?, ?)",
                "INSERT INTO shop (id) VALUES (?)",
                "INSERT INTO shop (tenant_id, id) VALUES (UNHEX('00'), ?)",
                "INSERT INTO shop (tenant_id, id) VALUES (?, ?), (NULL, ?)",
                "INSERT INTO shop (tenant_id, id) VALUES (?, ?) ON DUPLICATE KEY UPDATE tenant_id = VALUES(tenant_id)",
                "INSERT INTO shop (tenant_id, id) VALUES (?, (SELECT MAX(id) FROM generation))",
                "INSERT INTO shop (tenant_id, id) SELECT m.id, m.id FROM member m",
                "INSERT INTO shop (tenant_id, id) SELECT * FROM generation WHERE tenant_id = ?",
                "INSERT INTO shop (tenant_id, id) SELECT ?, id FROM generation",
                "INSERT INTO counted (n) SELECT COUNT(*) FROM shop",
                "INSERT INTO shop SET tenant_id = ?, id = ?",
                "UPDATE shop SET name = ?",
                "UPDATE shop SET name = ? WHERE id = ?",
                "UPDATE shop SET tenant_id = UNHEX(?) WHERE tenant_id = ?",
                "UPDATE shop SET n = (SELECT MAX(n) FROM generation) WHERE tenant_id = ?",
                "UPDATE shop s JOIN generation g ON g.id = s.id SET s.n = g.n WHERE s.tenant_id = ?",
                "DELETE FROM shop",
                "DELETE FROM shop WHERE tenant_id = ? OR TRUE",
                "DELETE FROM member WHERE id IN (SELECT member_id FROM shop)"
            })
    void open(String sql) {
        assertThat(reader.read(sql)).isInstanceOf(SqlVerdict.Open.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT * FROM member WHERE mail = ?",
                "SELECT shop FROM member WHERE tenant_id = ?",
                "INSERT INTO member (id) VALUES (?)",
                "SELECT table_name FROM information_schema.tables WHERE table_name = 'shop'"
            })
    void free(String sql) {
        assertThat(reader.read(sql)).isEqualTo(new SqlVerdict.Free(false));
    }

    @Test
    void statementsOfTheSchedulerAreItsOwn() {
        assertThat(reader.read("select * from scheduled_tasks where picked = ?"))
                .isEqualTo(new SqlVerdict.Free(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MERGE INTO shop (tenant_id, id) KEY (id) VALUES (?, ?)",
                "REPLACE INTO shop (tenant_id, id) VALUES (?, ?)",
                "DROP TABLE `SHOP`",
                "TRUNCATE TABLE shop",
                "SELECT * FROM shop WHERE tenant_id = ?; SELECT * FROM shop",
                "SELECT * FROM shop WHERE tenant_id = ? /*! OR 1 = 1 */",
                "SELECT * FROM shop WHERE tenant_id = ? AND name = ? || ?",
                "DELETE FROM shop WHERE tenant_id = ? AND name = '' || ?",
                "SELECT * FROM shop WHERE tenant_id = ? /*!80000 OR 1 = 1 */",
                "SELECT /*+ SET_VAR(sql_mode = 'ANSI_QUOTES') */ * FROM shop WHERE tenant_id = ?",
                "SELECT * FROM shop WHERE tenant_id = ? AND version = 5--1 OR 1 = 1",
                "SELECT * FROM shop WHERE id = ? # AND tenant_id = ?",
                "SELECT * FROM shop WHERE tenant_id = ? AND a = 'x\\' OR 1 = 1 OR b = ' '",
                "this is no SQL about a shop"
            })
    void whatCanNotBeReadIsSearchedForTheNamesOfTenantTables(String sql) {
        assertThat(reader.read(sql)).isEqualTo(new SqlVerdict.Unread(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CALL something()", "this is no SQL about 'shop' or shopping"})
    void whatCanNotBeReadMayNameNone(String sql) {
        assertThat(reader.read(sql)).isEqualTo(new SqlVerdict.Unread(false));
    }

    /** A job is interrupted when the portal stops, and what is read is kept. */
    @Test
    void anInterruptedThreadReadsLikeAnyOther() {
        Thread.currentThread().interrupt();
        try {
            assertThat(reader.read("SELECT * FROM shop WHERE tenant_id = ?")).isInstanceOf(SqlVerdict.Bound.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
