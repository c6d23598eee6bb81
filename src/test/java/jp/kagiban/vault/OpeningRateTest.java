package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TestScope;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.VaultAlarms.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Far more openings than a tenant is used to raise an alarm. */
@Tag("database")
class OpeningRateTest {

    private static final OpeningRate.Limits LIMITS = new OpeningRate.Limits(10, 30, 100, 7);

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private HikariDataSource database;
    private VaultNode node;
    private VaultAlarms alarms;
    private OpeningRate rate;
    private TenantId tenant;

    @BeforeEach
    void start() {
        database = VaultNode.emptyDatabase();
        node = new VaultNode(database, folder, clock);
        alarms = node.alarms();
        rate = anotherNode();
        tenant = node.tenantKey().owner();
    }

    @AfterEach
    void end() {
        database.close();
    }

    private OpeningRate anotherNode() {
        return new OpeningRate(new OpeningDays(node.db, clock), alarms, TestScope.withoutTabs(), clock, LIMITS);
    }

    private void open(int times) {
        IntStream.range(0, times).forEach(_ -> rate.count(tenant));
    }

    private void openOnEachOf(int days, int times) {
        for (int day = 0; day < days; day++) {
            open(times);
            rate.flush();
            clock.advance(Duration.ofDays(1));
        }
    }

    private boolean isRaised() {
        return TestAlarms.kinds(alarms, tenant).contains(Kind.MANY_OPENED);
    }

    @Test
    void tenTimesTheBusiestDayIsStillWell() {
        openOnEachOf(7, 4);
        open(40);
        assertThat(isRaised()).isFalse();
        open(1);
        assertThat(isRaised()).isTrue();
    }

    @Test
    void aFewAreNeverTooMany() {
        openOnEachOf(7, 1);
        open(30);
        assertThat(isRaised()).isFalse();
    }

    @Test
    void aNewTenantHasNoHabitAndAWiderLimit() {
        openOnEachOf(3, 1);
        open(100);
        assertThat(isRaised()).isFalse();
        open(1);
        assertThat(isRaised()).isTrue();
    }

    @Test
    void itIsRaisedOnceADay() {
        open(300);
        rate.flush();
        assertThat(TestAlarms.of(alarms, tenant).getFirst().times()).isEqualTo(1);
    }

    @Test
    void whatWasOpenedBeforeAStartCounts() {
        open(90);
        rate.flush();
        rate = anotherNode();
        open(11);
        assertThat(isRaised()).isTrue();
    }

    @Test
    void twoNodesTogetherAreOneHabit() {
        OpeningRate other = anotherNode();
        open(60);
        IntStream.range(0, 60).forEach(_ -> other.count(tenant));
        rate.flush();
        assertThat(isRaised()).isFalse();
        other.flush();
        assertThat(isRaised()).isTrue();
    }

    @Test
    void aNodeThatStartsAboveTheLimitRaisesItToo() {
        open(90);
        rate.flush();
        IntStream.range(0, 20).forEach(_ -> rate.count(tenant));
        rate.flush();
        TestAlarms.forgetAll(alarms, node.db);
        rate = anotherNode();
        open(1);
        assertThat(isRaised()).isTrue();
    }

    @Test
    void oldDaysMakeNoHabit() {
        openOnEachOf(OpeningDays.KEPT + 3, 1);
        assertThat(days()).isEqualTo(OpeningDays.KEPT);
        rate.forget(tenant);
        assertThat(days()).isZero();
    }

    private int days() {
        open(1);
        rate.flush();
        rate.forgetOld();
        int days = node.db
                .sql("SELECT COUNT(*) FROM opening_day WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .query(Integer.class)
                .single();
        return days - 1;
    }
}
