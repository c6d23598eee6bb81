package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What both databases must take alike. */
@DatabaseTest
class StoredValuesTest {

    private final TenantId tenant = TenantId.next();

    @Autowired
    TenantScope scope;

    @Autowired
    Probes probes;

    @Autowired
    JdbcClient db;

    @Autowired
    JdbcTemplate template;

    @Test
    void namesThatDifferInVoicingKanaWidthOrCaseAreDifferent() {
        List<String> names = List.of("か", "が", "カ", "ｶ", "a", "A", "a ", "は", "ば", "ぱ");
        scope.run(tenant, () -> names.forEach(name -> probes.save(Probe.of(tenant, name, SettableClock.START))));
        assertThat(countNamed("か")).isOne();
        assertThat(countNamed("a")).isOne();
    }

    private long countNamed(String name) {
        return scope.in(
                tenant,
                () -> db.sql("SELECT COUNT(*) FROM probe WHERE tenant_id = ? AND name = ?")
                        .params(Column.of(tenant), name)
                        .query(Long.class)
                        .single());
    }

    @Test
    void microsecondsComeBackAsTheyWent() {
        Instant seen = Instant.parse("2026-11-25T01:42:00.999999Z");
        Probe probe = scope.in(tenant, () -> probes.save(Probe.of(tenant, "micros", seen)));
        assertThat(scope.in(tenant, () -> probes.findById(probe.id()))).contains(probe);
    }

    @Test
    void anInstantBoundByHandFindsItsRow() {
        scope.run(tenant, () -> probes.save(Probe.of(tenant, "by hand", SettableClock.START)));
        Instant found = scope.in(
                tenant,
                () -> db.sql("SELECT seen FROM probe WHERE tenant_id = ? AND seen = ?")
                        .params(Column.of(tenant), Column.of(SettableClock.START))
                        .query((row, _) -> Column.instant(row, "seen"))
                        .single());
        assertThat(found).isEqualTo(SettableClock.START);
    }

    @Test
    void transactionsReadWhatIsCommitted() {
        assertThat(isolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    }

    private int isolation() {
        return template.execute((ConnectionCallback<Integer>) Connection::getTransactionIsolation);
    }
}
