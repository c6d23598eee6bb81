package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.ChainCheck;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.Verdict;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.SpentShare;
import jp.kagiban.vault.LeaseRows.Lease;
import jp.kagiban.vault.LeaseRows.Opened;
import jp.kagiban.vault.keys.VaultException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who opens what stands in the history before it is opened. */
@DatabaseTest
class OpeningsTest {

    /** Elsewhere the portal's uses of keys are one line a day. */
    private static final HistoryFilter USES =
            new HistoryFilter(null, null, null, Action.Group.SECRET, null, null, null, null);

    private static final String LICENCE = "SL123456_abcdefgh0001";
    private static final Use WATCH = Use.byJob(Use.Purpose.ASK_FOR_EXPIRY);

    @Autowired
    SpentShare spent;

    @Autowired
    Vault vault;

    @Autowired
    Leases leases;

    @Autowired
    MeterRegistry meters;

    @Autowired
    History history;

    @Autowired
    ChainCheck check;

    @Autowired
    TenantScope scope;

    @Autowired
    SettableClock clock;

    @Autowired
    TransactionTemplate transaction;

    private final TenantId tenant = TenantId.next();
    private final ShopId shop = ShopId.next();
    private final MemberId member = MemberId.next();
    private final Map<UUID, Long> others = new HashMap<>();
    private long revision;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void seal() {
        clock.set(SettableClock.START);
        revision = scope.in(tenant, () -> vault.seal(shop.id(), 0, Map.of(Field.LICENSE_KEY, Secret.of(LICENCE))));
    }

    private void open(Use use) {
        scope.run(tenant, () -> vault.open(shop.id(), Field.LICENSE_KEY, revision, use, Secret::reveal));
    }

    /** The oldest first. */
    private List<Entry> entries() {
        return scope.in(tenant, () -> history.page(USES, 0, 1000)).reversed();
    }

    @Test
    void aMemberOpensUnderTheirNameWithAPurpose() {
        open(Use.byMember(Use.Purpose.COMPARE_WITH_A_NEW_KEY, member));
        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).contains(Action.SECRET_OPENED);
            assertThat(entry.actor()).isEqualTo(Actor.member(member, null));
            assertThat(entry.subject().id()).isEqualTo(shop.id());
            assertThat(entry.details())
                    .containsEntry(Detail.PURPOSE, "COMPARE_WITH_A_NEW_KEY")
                    .containsEntry(Detail.SECRET, "LICENSE_KEY");
        });
    }

    @Test
    void openingsAreCountedByPurpose() {
        Counter counter = meters.counter("kagiban.vault.openings", "purpose", "ASK_FOR_EXPIRY");
        double before = counter.count();
        open(WATCH);
        open(Use.byMember(Use.Purpose.COMPARE_WITH_A_NEW_KEY, member));
        assertThat(counter.count()).isEqualTo(before + 1);
    }

    @Test
    void theEntryStandsBeforeTheSecretIsHandedOut() {
        Use use = Use.byMember(Use.Purpose.COMPARE_WITH_A_NEW_KEY, member);
        int seen = scope.in(
                tenant,
                () -> vault.open(
                        shop.id(),
                        Field.LICENSE_KEY,
                        revision,
                        use,
                        _ -> entries().size()));
        assertThat(seen).isEqualTo(1);
    }

    @Test
    void anOpeningThatIsRolledBackStaysInTheHistory() {
        scope.run(
                tenant,
                () -> transaction.executeWithoutResult(status -> {
                    open(Use.byMember(Use.Purpose.RESEAL_FOR_A_NEW_KEY, member));
                    status.setRollbackOnly();
                }));
        assertThat(entries()).hasSize(1);
    }

    @Test
    void whatDoesNotOpenStandsThereToo() {
        Use use = Use.byMember(Use.Purpose.COMPARE_WITH_A_NEW_KEY, member);
        assertThatExceptionOfType(VaultException.class)
                .isThrownBy(() -> scope.run(
                        tenant, () -> vault.open(shop.id(), Field.LICENSE_KEY, revision + 1, use, Secret::reveal)));
        assertThat(entries()).hasSize(1);
    }

    @Test
    void aBulkOfAMemberHasOneEntry() {
        Use use = Use.byMember(Use.Purpose.EXPORT_ORDERS, member).inBulk();
        open(use);
        open(use);
        assertThat(entries()).extracting(Entry::code).containsExactly("SECRETS_OPENED");
        open(Use.byMember(Use.Purpose.EXPORT_ORDERS, member).inBulk());
        assertThat(entries()).hasSize(2);
    }

    @Test
    void jobsHaveOneLeaseForEachPurposeAndDay() {
        open(WATCH);
        open(WATCH);
        open(Use.byJob(Use.Purpose.FETCH_ORDERS));
        assertThat(entries()).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.action()).contains(Action.SECRETS_OPENED);
            assertThat(entry.actor().kind()).isEqualTo(Actor.Kind.PORTAL);
            assertThat(entry.subject()).isNull();
            assertThat(entry.details()).containsEntry(Detail.DAY, "2026-11-25").containsEntry(Detail.SHOPS, "ALL");
        });
    }

    @Test
    void allShopsOfATenantAreOpenedUnderOneLease() {
        open(WATCH);
        openAnother(WATCH);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void howOftenEachShopWasOpenedIsInTheHistoryWhenTheDayIsOver() {
        open(WATCH);
        UUID another = openAnother(WATCH);
        openAgain(another);
        tomorrow();
        assertThat(entries().getLast().details().get(Detail.SHOPS).split(" "))
                .containsExactlyInAnyOrder(shop + ":1", another + ":2");
    }

    @Test
    void oneOfTheShopsIsFoundInTheHistory() {
        open(WATCH);
        openAnother(WATCH);
        tomorrow();
        open(Use.byJob(Use.Purpose.FETCH_ORDERS));
        tomorrow();
        assertThat(ofShop(shop)).hasSize(4);
        assertThat(ofShop(ShopId.next())).extracting(Entry::code).containsExactly("SECRETS_OPENED", "SECRETS_OPENED");
    }

    @Test
    void whatIsCountedForATenantThatIsDeletedLeavesNothing() {
        open(WATCH);
        scope.run(tenant, () -> vault.destroyTenant(tenant));
        scope.among(Set.of(tenant), () -> count(tenant, shop));
        tomorrow();
        assertThat(entries()).hasSize(1);
    }

    @Test
    void whatANodeAddsTooLateStandsInTheHistoryANightLater() {
        open(WATCH);
        tomorrow();
        scope.among(Set.of(tenant), () -> count(tenant, shop));
        tomorrow();
        assertThat(entries()).extracting(Entry::amount).containsExactly(null, 1L, 1L);
    }

    private Set<TenantId> count(TenantId tenant, ShopId shop) {
        Lease lease = new Lease(tenant, LocalDate.of(2026, 11, 25), "ASK_FOR_EXPIRY");
        new LeaseRows(db).count(Map.of(new Opened(lease, shop), 1L));
        return Set.of(tenant);
    }

    private void tomorrow() {
        leases.flush();
        clock.advance(Duration.ofDays(1));
        leases.closeOld();
    }

    private List<Entry> ofShop(ShopId one) {
        HistoryFilter its = new HistoryFilter(null, null, null, Action.Group.SECRET, one, null, null, null);
        return scope.in(tenant, () -> history.page(its, 0, 1000));
    }

    private UUID openAnother(Use use) {
        UUID another = Ids.next();
        others.put(
                another, scope.in(tenant, () -> vault.seal(another, 0, Map.of(Field.LICENSE_KEY, Secret.of(LICENCE)))));
        scope.run(tenant, () -> vault.open(another, Field.LICENSE_KEY, others.get(another), use, Secret::reveal));
        return another;
    }

    private void openAgain(UUID another) {
        scope.run(tenant, () -> vault.open(another, Field.LICENSE_KEY, others.get(another), WATCH, Secret::reveal));
    }

    @Test
    void aLeaseStandsBeforeTheFirstOpening() {
        int seen = scope.in(
                tenant,
                () -> vault.open(
                        shop.id(),
                        Field.LICENSE_KEY,
                        revision,
                        WATCH,
                        _ -> entries().size()));
        assertThat(seen).isEqualTo(1);
    }

    @Test
    void anAnnouncedLeaseIsTheOneUnderWhichIsOpened() {
        scope.run(tenant, () -> vault.announce(WATCH.of(shop)));
        open(WATCH);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void aLeaseIsClosedWithItsCountWhenTheDayIsOver() {
        open(WATCH);
        leases.flush();
        open(WATCH);
        open(WATCH);
        leases.closeOld();
        assertThat(entries()).hasSize(1);
        clock.advance(Duration.ofDays(1));
        leases.closeOld();
        leases.closeOld();
        assertThat(entries()).hasSize(2).last().satisfies(entry -> {
            assertThat(entry.action()).contains(Action.SECRETS_CLOSED);
            assertThat(entry.amount()).isEqualTo(3);
            assertThat(entry.details()).containsEntry(Detail.DAY, "2026-11-25");
        });
    }

    @Test
    void theNextDayHasALeaseOfItsOwn() {
        open(WATCH);
        clock.advance(Duration.ofDays(1));
        open(WATCH);
        assertThat(entries()).extracting(Entry::code).containsExactly("SECRETS_OPENED", "SECRETS_OPENED");
    }

    @Test
    void anotherNodeOpensUnderTheSameLease() {
        open(WATCH);
        leases.flush();
        clock.advance(Duration.ofDays(1));
        leases.flush();
        clock.set(SettableClock.START);
        open(WATCH);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void noSecretStandsInTheHistory() {
        open(WATCH);
        open(Use.byMember(Use.Purpose.COMPARE_WITH_A_NEW_KEY, member));
        assertThat(entries().toString()).doesNotContain(LICENCE, LICENCE.substring(9));
        assertThat(scope.in(tenant, check::check)).isEqualTo(new Verdict.Whole(2, 1));
    }

    @Test
    void whoHasDoneTooMuchOpensNothing() {
        spent.refuses(other -> open(Use.byMember(Use.Purpose.SHOW_AN_ORDER, other)));
        spent.refuses(
                other -> open(Use.byMember(Use.Purpose.EXPORT_ORDERS, other).inBulk()));
        assertThat(entries()).isEmpty();
    }
}
