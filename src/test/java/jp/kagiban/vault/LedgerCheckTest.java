package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kagiban.audit.SealsFolder;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TestScope;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.SealedSecrets.Place;
import jp.kagiban.vault.SealedSecrets.Row;
import jp.kagiban.vault.VaultAlarms.Kind;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.WrappedKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever takes entries out of the ledger, or brings the whole database back to an earlier day, is found out. */
@Tag("database")
class LedgerCheckTest {

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private HikariDataSource database;
    private VaultNode node;
    private SealedSecrets secrets;
    private VaultAlarms alarms;
    private LedgerCheck check;
    private TenantId tenant;

    @BeforeEach
    void start() {
        database = VaultNode.emptyDatabase();
        node = new VaultNode(database, folder, clock);
        secrets = new SealedSecrets(node.db, clock);
        alarms = node.alarms();
        check = new LedgerCheck(
                node.db,
                new SealsFolder(folder),
                node.canary(),
                alarms,
                TestScope.withoutTabs(),
                node.transaction(),
                database,
                clock);
        tenant = withAKey();
    }

    @AfterEach
    void end() {
        database.close();
    }

    private Row row(UUID shop, int revision) {
        Place place = new Place(shop, Field.LICENSE_KEY.code(), revision);
        return new Row(place, new byte[] {(byte) revision}, clock.instant());
    }

    /** A tenant with a key that was replaced. */
    private TenantId withAKey() {
        WrappedKey key = node.tenantKey();
        UUID shop = Ids.next();
        secrets.add(key.owner(), key.ref(), List.of(row(shop, 1), row(shop, 2)));
        secrets.remove(key.owner(), shop, 1);
        return key.owner();
    }

    private int checked(Duration later) {
        clock.advance(later);
        return check.run().orElseThrow().wrong();
    }

    private int change(String sql) {
        return node.db.sql(sql).param(Column.of(tenant)).update();
    }

    private List<Map<String, Object>> takenAway() {
        List<Map<String, Object>> keys = node.db
                .sql("SELECT * FROM tenant_key WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .query()
                .listOfRows();
        secrets.removeTenant(tenant);
        change("DELETE FROM tenant_key WHERE tenant_id = ?");
        return keys;
    }

    private void bringBack(List<Map<String, Object>> keys) {
        Map<String, Object> key = keys.getFirst();
        String marks = String.join(", ", Collections.nCopies(key.size(), "?"));
        node.db
                .sql("INSERT INTO tenant_key (" + String.join(", ", key.keySet()) + ") VALUES (" + marks + ")")
                .params(new ArrayList<>(key.values()))
                .update();
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    @Test
    void whatComesLaterIsAsItShouldBe() {
        assertThat(check.run().orElseThrow().isWell()).isTrue();
        withAKey();
        assertThat(checked(days(1))).isZero();
        secrets.remove(tenant, Ids.next());
        withAKey();
        assertThat(checked(days(1))).isZero();
        assertThat(checked(days(1))).isZero();
    }

    @Test
    void anEntryThatIsTakenAwayIsMissedUntilItIsBack() {
        checked(days(1));
        withAKey();
        assertThat(change("DELETE FROM secret_ledger WHERE tenant_id = ? AND key_version = 0"))
                .isEqualTo(1);
        assertThat(checked(days(1))).isEqualTo(1);
        assertThat(checked(days(1))).isEqualTo(1);
        assertThat(TestAlarms.kinds(alarms, tenant)).hasSize(2).containsOnly(Kind.LEDGER_CHANGED);
    }

    @Test
    void soAreAllOfThem() {
        checked(days(1));
        change("DELETE FROM secret_ledger WHERE tenant_id = ?");
        assertThat(checked(days(1))).isEqualTo(1);
    }

    @Test
    void anEntryThatIsChangedIsFound() {
        checked(days(1));
        change("UPDATE secret_ledger SET revision = revision + 5 WHERE tenant_id = ? AND key_version = 0");
        assertThat(checked(days(1))).isEqualTo(1);
    }

    @Test
    void anEntryThatIsWrittenIntoThePastIsFound() {
        checked(days(1));
        change("INSERT INTO secret_ledger SELECT tenant_id, subject_id, field, 7, key_version, digest, noted_at"
                + " FROM secret_ledger WHERE tenant_id = ? AND key_version = 0");
        assertThat(checked(days(1))).isEqualTo(1);
    }

    @Test
    void nobodyElseIsBlamed() {
        TenantId other = withAKey();
        checked(days(1));
        change("DELETE FROM secret_ledger WHERE tenant_id = ?");
        checked(days(1));
        assertThat(TestAlarms.kinds(alarms, other)).isEmpty();
    }

    @Test
    void aDeletedTenantIsNotMissed() {
        checked(days(1));
        secrets.removeTenant(tenant);
        change("DELETE FROM tenant_key WHERE tenant_id = ?");
        assertThat(checked(days(1))).isZero();
    }

    @Test
    void oldEntriesAreTakenOutAndTheRestStillAgrees() {
        checked(days(1));
        checked(days(300));
        assertThat(checked(days(101))).isZero();
        assertThat(new LedgerRows(node.db, node.transaction()).after(LedgerRows.Row.BEFORE_ALL, 10))
                .hasSize(1);
        assertThat(checked(days(1))).isZero();
        change("UPDATE secret_ledger_cut SET entries = entries + 1 WHERE tenant_id = ?");
        assertThat(checked(days(1))).isEqualTo(1);
    }

    @Test
    void atTheFirstComparisonNothingIsMissed() {
        check.run();
        assertThat(TestAlarms.kinds(alarms, Context.RESERVED_OWNER)).isEmpty();
    }

    @Test
    void sumsThatAreGoneOrSpoiltAreMissedAndMadeAnew() throws IOException {
        check.run();
        clock.advance(days(1));
        Files.delete(folder.resolve("ledger"));
        assertThat(comparedADayLater()).isFalse();
        Files.write(folder.resolve("ledger"), new byte[100]);
        assertThat(comparedADayLater()).isFalse();
        assertThat(comparedADayLater()).isTrue();
        assertThat(TestAlarms.kinds(alarms, Context.RESERVED_OWNER)).hasSize(2).containsOnly(Kind.LEDGER_CHANGED);
    }

    private boolean comparedADayLater() {
        clock.advance(days(1));
        return check.run().orElseThrow().compared();
    }

    @Test
    void aClockThatIsSetBackALittleBlamesNobody() {
        checked(days(1));
        clock.advance(Duration.ofMinutes(-5));
        withAKey();
        clock.advance(Duration.ofMinutes(4));
        assertThat(checked(Duration.ZERO)).isZero();
        assertThat(checked(days(1))).isZero();
    }

    @Test
    void aTenantWhoseKeysComeBackIsComparedWithWhatWasKept() {
        checked(days(1));
        List<Map<String, Object>> keys = takenAway();
        assertThat(checked(days(1))).isZero();
        bringBack(keys);
        assertThat(checked(days(1))).isEqualTo(1);
    }

    @Test
    void aClockThatWasAheadBlamesNobody() {
        Instant now = clock.instant();
        checked(days(40));
        clock.set(now.plus(days(1)));
        withAKey();
        assertThat(checked(days(1))).isZero();
        assertThat(checked(days(1))).isZero();
    }

    @Test
    void anOperatorTakesADatabaseThatWasBroughtBackForRight() {
        checked(days(1));
        change("DELETE FROM secret_ledger WHERE tenant_id = ?");
        change("INSERT INTO secret_ledger_cut (tenant_id, entries, total, mac) VALUES (?, 1, X'01', X'01')");
        assertThat(checked(days(1))).isEqualTo(1);
        assertThat(check.accept().orElseThrow().isWell()).isTrue();
        assertThat(checked(days(1))).isZero();
    }
}
