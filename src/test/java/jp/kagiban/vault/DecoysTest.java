package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.VaultAlarms.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which companies are decoys, which the database doesn't tell. */
@Tag("database")
class DecoysTest {

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private final TenantId company = TenantId.next();
    private HikariDataSource database;
    private VaultNode node;
    private VaultAlarms alarms;
    private Decoys decoys;

    @BeforeEach
    void start() {
        database = VaultNode.emptyDatabase();
        node = new VaultNode(database, folder, clock);
        alarms = node.alarms();
        decoys = onAnotherNode();
    }

    @AfterEach
    void end() {
        database.close();
    }

    private Decoys onAnotherNode() {
        return new Decoys(node.db, node.canary(), node.transaction(), Fixtures.RANDOM, alarms, clock);
    }

    private byte[] row() {
        return node.db
                .sql("SELECT envelope FROM vault_decoy")
                .query(byte[].class)
                .single();
    }

    @Test
    void atFirstThereAreNone() {
        assertThat(decoys.all()).isEmpty();
        assertThat(decoys.include(company)).isFalse();
    }

    @Test
    void oneIsKnownAtOnceAndOnOtherNodesWithinAMinute() {
        Decoys elsewhere = onAnotherNode();
        elsewhere.include(company);
        assertThat(decoys.add(company)).isTrue();
        assertThat(decoys.include(company)).isTrue();
        clock.advance(Duration.ofSeconds(61));
        assertThat(elsewhere.include(company)).isTrue();
    }

    @Test
    void itIsAddedAndTakenAwayOnce() {
        decoys.add(company);
        assertThat(decoys.add(company)).isFalse();
        assertThat(decoys.remove(company)).isTrue();
        assertThat(decoys.remove(company)).isFalse();
        assertThat(decoys.include(company)).isFalse();
    }

    @Test
    void thereAreNoMoreThanHaveRoom() {
        for (int i = 0; i < Decoys.MOST; i++) {
            assertThat(decoys.add(TenantId.next())).isTrue();
        }
        assertThat(decoys.add(company)).isFalse();
        assertThat(decoys.all()).hasSize(Decoys.MOST);
    }

    @Test
    void theRowTellsNeitherHowManyThereAreNorWhetherItWasChanged() {
        decoys.sealAnew();
        byte[] none = row();
        decoys.add(company);
        byte[] one = row();
        decoys.sealAnew();
        assertThat(one).hasSameSizeAs(none).isNotEqualTo(none);
        assertThat(row()).hasSameSizeAs(none).isNotEqualTo(one);
        assertThat(onAnotherNode().all()).containsExactly(company);
    }

    private void spoil(String sql) {
        decoys.add(company);
        decoys.include(company);
        node.db.sql(sql).update();
        clock.advance(Duration.ofSeconds(61));
    }

    @Test
    void aListThatIsGoneIsMissedAndStaysAsItWas() {
        spoil("DELETE FROM vault_decoy");
        assertThat(decoys.include(company)).isTrue();
        assertThat(TestAlarms.kinds(alarms, Context.RESERVED_OWNER)).containsExactly(Kind.DECOYS_LOST);
    }

    @Test
    void oneThatIsSpoiltKeepsNobodyFromOpening() {
        spoil("UPDATE vault_decoy SET envelope = X'00'");
        assertThat(decoys.include(company)).isTrue();
        assertThat(TestAlarms.kinds(alarms, Context.RESERVED_OWNER)).containsExactly(Kind.DECOYS_LOST);
    }

    @Test
    void theNextSealPutsTheLastOneBack() {
        spoil("DELETE FROM vault_decoy");
        decoys.sealAnew();
        assertThat(onAnotherNode().all()).containsExactly(company);
    }

    @Test
    void aSpoiltOneCanBeWrittenAnew() {
        spoil("UPDATE vault_decoy SET envelope = X'00'");
        TenantId another = TenantId.next();
        assertThat(onAnotherNode().add(another)).isTrue();
        assertThat(onAnotherNode().all()).containsExactly(another);
    }
}
