package jp.kagiban.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jp.kagiban.audit.Link.Row;
import jp.kagiban.audit.Verdict.Broken;
import jp.kagiban.audit.Verdict.Whole;
import jp.kagiban.audit.Verdict.Why;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.OutOfReach;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.Jobs;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the check of a chain finds when somebody works on the tables by hand. */
@Tag("slow-on-mysql")
@DatabaseTest
class ChainTest {

    @Autowired
    AuditTrail trail;

    @Autowired
    ChainCheck check;

    @Autowired
    HistoryKeeper keeper;

    @Autowired
    SealRule rule;

    @Autowired
    Anchors anchors;

    @Autowired
    AnchorSigner macs;

    @Autowired
    Chains chains;

    @Autowired
    Seals seals;

    @Autowired
    SealBook book;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient db;

    @Autowired
    ChainScope chain;

    @Autowired
    Jobs jobs;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SettableClock clock;

    private final TenantId tenant = TenantId.next();
    private final TenantId busy = TenantId.next();
    private final Logger log = (Logger) LoggerFactory.getLogger(HistoryKeeper.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    /** Seals of other tests may lie where the clock of a test leaps to, and would bear it out. */
    @BeforeEach
    void tenEntriesAndNoOtherHistory() {
        for (String table : List.of("audit_anchor", "audit_entry", "audit_chain")) {
            scope.outside(
                    CrossTenantReason.CHAINS_OF_THE_HISTORY,
                    () -> db.sql("DELETE FROM " + table).update());
        }
        book.keep(Map.of());
        recordTen();
        told.start();
        log.addAppender(told);
    }

    private List<ILoggingEvent> warnings() {
        return told.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .toList();
    }

    @AfterEach
    void backToTheStart() {
        log.detachAppender(told);
        clock.set(SettableClock.START);
        rule.begin();
        rule.mayBeLate(false);
    }

    private void recordTen() {
        recordTen(tenant);
    }

    private void recordTen(TenantId tenant) {
        for (int i = 0; i < 10; i++) {
            AuditRecord deed = AuditRecord.of(Action.SHOP_CHANGED).on(Subject.shop(ShopId.next(), "傘の店"));
            scope.run(tenant, () -> trail.record(deed));
        }
    }

    private Verdict verdict() {
        return scope.in(tenant, check::check);
    }

    /** The first parameters are the statement's own, the last one is the tenant. */
    private void byHand(String sql) {
        int rows = scope.in(tenant, () -> db.sql(sql).param(Column.of(tenant)).update());
        assertThat(rows).isPositive();
    }

    @Test
    void aChainHolds() {
        assertThat(verdict()).isEqualTo(new Whole(10, 1));
    }

    @Test
    void anEmptyChainHolds() {
        assertThat(scope.in(TenantId.next(), check::check)).isEqualTo(new Whole(0, 0));
    }

    @Test
    void aChangedEntryIsFound() {
        byHand("UPDATE audit_entry SET subject_label = '鍵の店' WHERE tenant_id = ? AND seq = 4");
        assertThat(verdict()).isEqualTo(new Broken(4, Why.CHANGED));
    }

    @Test
    void aChangedTimeIsFound() {
        byHand("UPDATE audit_entry SET happened_at = '2026-11-25 01:42:00.000001' WHERE tenant_id = ? AND seq = 1");
        assertThat(verdict()).isEqualTo(new Broken(1, Why.CHANGED));
    }

    @Test
    void aRemovedEntryIsFound() {
        byHand("DELETE FROM audit_entry WHERE tenant_id = ? AND seq = 7");
        assertThat(verdict()).isEqualTo(new Broken(7, Why.MISSING));
    }

    @Test
    void aRemovedEndIsFound() {
        byHand("DELETE FROM audit_entry WHERE tenant_id = ? AND seq > 8");
        assertThat(verdict()).isEqualTo(new Broken(9, Why.MISSING));
    }

    @Test
    void aRemovedBeginningIsFound() {
        byHand("DELETE FROM audit_entry WHERE tenant_id = ? AND seq < 3");
        assertThat(verdict()).isEqualTo(new Broken(1, Why.CUT));
    }

    @Test
    void anEmptiedChainIsFound() {
        byHand("DELETE FROM audit_entry WHERE tenant_id = ?");
        assertThat(verdict()).isEqualTo(new Broken(1, Why.MISSING));
    }

    @Test
    void swappedEntriesAreFound() {
        byHand("UPDATE audit_entry SET seq = 99 WHERE tenant_id = ? AND seq = 5");
        byHand("UPDATE audit_entry SET seq = 5 WHERE tenant_id = ? AND seq = 6");
        byHand("UPDATE audit_entry SET seq = 6 WHERE tenant_id = ? AND seq = 99");
        assertThat(verdict()).isEqualTo(new Broken(5, Why.REORDERED));
    }

    @Test
    void anEntryWrittenAnewIsFoundThoughItsOwnHashIsRight() {
        forge(4);
        assertThat(verdict()).isEqualTo(new Broken(4, Why.CHANGED));
    }

    @Test
    void anEndWrittenAnewIsFoundOnceItWasSealed() {
        keeper.run();
        Link last = forge(10);
        byHand("UPDATE audit_chain SET last_hash = X'" + hex(last.hash()) + "' WHERE tenant_id = ?");
        assertThat(verdict()).isEqualTo(new Broken(10, Why.CHANGED));
    }

    @Test
    void anEndTakenOffWithTheHeadIsFoundOnceItWasSealed() {
        keeper.run();
        Link last = link(8);
        byHand("DELETE FROM audit_entry WHERE tenant_id = ? AND seq > 8");
        byHand("UPDATE audit_chain SET last_seq = 8, last_hash = X'" + hex(last.hash()) + "' WHERE tenant_id = ?");
        assertThat(verdict()).isEqualTo(new Broken(9, Why.MISSING));
    }

    /** The walk of a long chain takes long, and logins record meanwhile. */
    @Test
    void aChainIsWalkedWithoutItsLock() {
        Seals.Walked walked = chain.in(
                tenant,
                () -> transaction.execute(_ -> {
                    chains.lock(tenant);
                    return CompletableFuture.supplyAsync(() -> chain.in(tenant, () -> seals.walk(tenant)))
                            .orTimeout(1, TimeUnit.MINUTES)
                            .join();
                }));
        assertThat(walked.to().seq()).isEqualTo(10);
    }

    @Test
    void aWalkEndsBeforeTheFirstChangedEntry() {
        byHand("UPDATE audit_entry SET subject_label = 'x' WHERE tenant_id = ? AND seq = 7");
        assertThat(chain.in(tenant, () -> seals.walk(tenant)).to().seq()).isEqualTo(6);
    }

    @Test
    void whatIsOlderThan400DaysIsCutAndTheRestHolds() {
        clock.advance(Duration.ofDays(399));
        restart();
        recordTen();
        keeper.run();
        recordTen();
        clock.advance(Duration.ofDays(1));
        keeper.run();
        assertThat(verdict()).isEqualTo(new Whole(30, 1));
        clock.advance(Duration.ofSeconds(1));
        keeper.run();
        assertThat(verdict()).isEqualTo(new Whole(20, 11));
    }

    @Test
    void nothingIsCutOffOnTheDayOnWhichTheClockLeapt() {
        keeper.run();
        clock.advance(HistoryKeeper.KEPT.plusDays(1));
        restart();
        keeper.run();
        clock.advance(Duration.ofMinutes(1));
        restart();
        keeper.run();
        assertThat(verdict()).isEqualTo(new Whole(10, 1));
        assertThat(warnings()).hasSize(1);
        clock.advance(Duration.ofDays(1));
        keeper.run();
        assertThat(verdict()).isEqualTo(new Whole(0, 0));
    }

    @Test
    void anotherHistoryBearsOutTheClockForAQuietOne() {
        clock.advance(HistoryKeeper.KEPT.minusDays(1));
        restart();
        recordTen(busy);
        live(1);
        recordTen(busy);
        keeper.run();
        clock.advance(Duration.ofHours(7));
        restart();
        keeper.run();
        assertThat(verdict()).isEqualTo(new Whole(0, 0));
        assertThat(warnings()).isEmpty();
    }

    @Test
    void aQuietPortalCutsOldEntriesThoughItRestartsEverySevenHours() {
        clock.advance(HistoryKeeper.KEPT.minusDays(1));
        restart();
        live(1);
        for (int start = 0; start < 5; start++) {
            keeper.run();
            clock.advance(Duration.ofHours(7));
            restart();
        }
        assertThat(verdict()).isEqualTo(new Whole(0, 0));
        assertThat(warnings()).isEmpty();
    }

    @Test
    void nothingIsCutOffWhileASealIsStillToCome() {
        clock.advance(HistoryKeeper.KEPT);
        restart();
        live(1);
        recordTen();
        sealAhead(15, Duration.ofHours(1));
        live(1);
        assertThat(verdict()).isEqualTo(new Broken(15, Why.MISDATED));
        keeper.run();
        assertThat(verdict()).isEqualTo(new Whole(20, 1));
    }

    @Test
    void aSealFromTheFutureIsFound() {
        sealAhead(10, Duration.ofMinutes(11));
        assertThat(verdict()).isEqualTo(new Broken(10, Why.MISDATED));
    }

    private void sealAhead(long seq, Duration ahead) {
        Anchors anchorsAhead = new Anchors(db, macs, Clock.offset(clock, ahead));
        scope.run(
                tenant,
                () -> anchorsAhead.set(tenant, Anchor.Kind.SEAL, seq, link(seq).hash(), 0));
    }

    @Test
    void allMayBeCutAndTheChainGoesOn() {
        clock.advance(HistoryKeeper.KEPT);
        restart();
        live(1);
        keeper.run();
        assertThat(verdict()).isEqualTo(new Whole(0, 0));
        recordTen();
        assertThat(verdict()).isEqualTo(new Whole(10, 11));
    }

    @Test
    void aForgedAnchorIsFound() {
        keeper.run();
        byHand("UPDATE audit_anchor SET kind = 'CUT', removed = 10 WHERE tenant_id = ?");
        recordTen();
        byHand("DELETE FROM audit_entry WHERE tenant_id = ? AND seq <= 10");
        assertThat(verdict()).isEqualTo(new Broken(1, Why.CUT));
    }

    @Test
    void moreThanTheAnchorSaysMayNotBeGone() {
        clock.advance(HistoryKeeper.KEPT);
        restart();
        live(1);
        recordTen();
        keeper.run();
        byHand("DELETE FROM audit_entry WHERE tenant_id = ? AND seq < 15");
        assertThat(verdict()).isEqualTo(new Broken(11, Why.CUT));
    }

    @Test
    void aQuietChainIsVouchedForEachDay() {
        live(5);
        assertThat(verdict()).isEqualTo(new Whole(10, 1));
    }

    @Test
    void aHistoryWrittenAnewIsFoundThoughItsSealsAreGone() {
        live(3);
        forgetWhatIsKeptOutside();
        byHand("DELETE FROM audit_anchor WHERE tenant_id = ?");
        writeTheEndAnew();
        assertThat(verdict()).isEqualTo(new Broken(1, Why.UNSEALED));
    }

    @Test
    void aHistoryCutBackToAnEarlierDayIsFoundThoughTheLaterSealsAreGone() {
        live(3);
        recordTen();
        live(3);
        forgetWhatIsKeptOutside();
        cutBackToTen();
        assertThat(verdict()).isEqualTo(new Broken(10, Why.UNSEALED));
    }

    @Test
    void whatWasWrittenAnewIsNotSealedLater() {
        live(3);
        byHand("DELETE FROM audit_anchor WHERE tenant_id = ?");
        writeTheEndAnew();
        keeper.run();
        assertThat(verdict()).isEqualTo(new Broken(10, Why.CHANGED));
    }

    @Test
    void anEndThatDoesNotFollowTheLastSealIsNotSealed() {
        live(1);
        recordTen();
        forge(15);
        keeper.run();
        live(2);
        assertThat(verdict()).isEqualTo(new Broken(15, Why.CHANGED));
        assertThat(scope.in(tenant, () -> anchors.all(tenant)))
                .extracting(Anchor::seq)
                .containsExactly(1L, 10L);
    }

    @Test
    void afterAStandstillOfThePortalAChainHolds() {
        clock.advance(Duration.ofDays(10));
        restart();
        assertThat(verdict()).isEqualTo(new Whole(10, 1));
        keeper.run();
        clock.advance(Duration.ofHours(12));
        assertThat(verdict()).isEqualTo(new Whole(10, 1));
    }

    @Test
    void afterTheSigningKeyWasAwayForDaysAChainHolds() {
        live(1);
        clock.advance(Duration.ofDays(5));
        assertThatExceptionOfType(Away.class).isThrownBy(keeperWithoutSigner()::run);
        clock.advance(Duration.ofHours(2));
        keeper.run();
        assertThat(verdict()).isEqualTo(new Whole(10, 1));
    }

    private static final class Away extends IllegalStateException implements OutOfReach {}

    private HistoryKeeper keeperWithoutSigner() {
        AnchorSigner away = (_, _) -> {
            throw new Away();
        };
        Anchors unsigned = new Anchors(db, away, clock);
        Seals seals = new Seals(chains, unsigned, rule, book, _ -> {}, clock);
        SealedClock sealedClock = new SealedClock(chains, unsigned, rule, chain, scope);
        return new HistoryKeeper(chains, unsigned, seals, rule, sealedClock, chain, scope, jobs, transaction, clock);
    }

    @Test
    void aRestartHidesNothingThatWasWrittenAnew() {
        live(3);
        byHand("DELETE FROM audit_anchor WHERE tenant_id = ?");
        writeTheEndAnew();
        restart();
        keeper.run();
        assertThat(verdict()).isEqualTo(new Broken(10, Why.CHANGED));
        assertThat(scope.in(tenant, () -> anchors.all(tenant))).isEmpty();
    }

    @Test
    void aRestartHidesNoCutBackToAnEarlierDay() {
        live(3);
        recordTen();
        live(3);
        cutBackToTen();
        restart();
        keeper.run();
        assertThat(verdict()).isEqualTo(new Broken(11, Why.MISSING));
    }

    @Test
    void sealsThatWereTakenAwayAreMissedThoughAllElseIsThere() {
        live(3);
        byHand("DELETE FROM audit_anchor WHERE tenant_id = ?");
        restart();
        keeper.run();
        assertThat(verdict()).isEqualTo(new Broken(10, Why.UNSEALED));
    }

    @Test
    void anOldChainWithoutAnAnchorIsNeverSealed() {
        live(3);
        forgetWhatIsKeptOutside();
        byHand("DELETE FROM audit_anchor WHERE tenant_id = ?");
        writeTheEndAnew();
        restart();
        keeper.run();
        assertThat(verdict()).isEqualTo(new Broken(1, Why.UNSEALED));
    }

    @Test
    void aSealOfAnotherDatabaseSaysNothing() {
        keeper.run();
        book.keep(Map.of(tenant, new Anchor(99, Anchor.Kind.SEAL, new byte[32], clock.instant(), 0, new byte[32])));
        assertThat(verdict()).isEqualTo(new Whole(10, 1));
        keeper.run();
        assertThat(book.of(tenant).orElseThrow().seq()).isEqualTo(10);
    }

    @Test
    void afterAClockThatWasAheadAChainIsSealedOn() {
        clock.advance(Duration.ofDays(40));
        restart();
        live(2);
        clock.set(SettableClock.START.plus(Duration.ofDays(1)));
        live(3);
        recordTen();
        live(3);
        assertThat(verdict()).isEqualTo(new Whole(20, 1));
    }

    @Test
    void aClockThatIsBehindForAnHourRemovesNoSeal() {
        for (int day = 0; day < 5; day++) {
            recordTen();
            live(1);
        }
        clock.set(SettableClock.START);
        restart();
        recordTen();
        keeper.run();
        assertThat(seals()).containsExactly(1L, 20L, 30L, 40L, 50L, 60L, 70L);
        clock.set(SettableClock.START.plus(Duration.ofDays(5)));
        recordTen();
        live(2);
        assertThat(seals()).containsExactly(1L, 20L, 30L, 40L, 50L, 60L, 80L);
        assertThat(verdict()).isEqualTo(new Whole(80, 1));
    }

    private List<Long> seals() {
        return scope.in(tenant, () -> anchors.all(tenant)).stream()
                .map(Anchor::seq)
                .toList();
    }

    private void forgetWhatIsKeptOutside() {
        book.keep(Map.of());
    }

    /** So many days on which the portal runs. */
    private void live(int days) {
        for (int day = 0; day < days; day++) {
            keeper.run();
            clock.advance(Duration.ofDays(1));
        }
    }

    private void restart() {
        rule.begin();
    }

    private void writeTheEndAnew() {
        byHand("UPDATE audit_chain SET last_hash = X'" + hex(forge(10).hash()) + "' WHERE tenant_id = ?");
    }

    private void cutBackToTen() {
        String hash = hex(link(10).hash());
        byHand("DELETE FROM audit_entry WHERE tenant_id = ? AND seq > 10");
        byHand("DELETE FROM audit_anchor WHERE tenant_id = ? AND seq > 10");
        byHand("UPDATE audit_chain SET last_seq = 10, last_hash = X'" + hash + "' WHERE tenant_id = ?");
    }

    /** An entry that says something else, with a hash that fits. */
    private Link forge(long seq) {
        Link link = link(seq);
        Row row = link.row();
        Row other = Row.of(AuditRecord.of(Action.LOGGED_OUT), Actor.portal(), row.at());
        Link forged = Link.after(tenant, seq, other, link.previous());
        byHand("UPDATE audit_entry SET actor_kind = 'PORTAL', actor_id = NULL, address = NULL, action = 'LOGGED_OUT',"
                + " subject_kind = NULL, subject_id = NULL, subject_label = NULL, entry_hash = X'"
                + hex(forged.hash()) + "' WHERE tenant_id = ? AND seq = " + seq);
        return forged;
    }

    private Link link(long seq) {
        List<Link> found = scope.in(tenant, () -> chains.after(tenant, seq - 1, 1));
        return found.getFirst();
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }
}
