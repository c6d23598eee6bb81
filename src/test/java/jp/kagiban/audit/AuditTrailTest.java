package jp.kagiban.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.audit.Link.Row;
import jp.kagiban.audit.Verdict.Whole;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class AuditTrailTest {

    @Autowired
    SettableClock clock;

    @BeforeEach
    void today() {
        clock.set(SettableClock.START);
    }

    @Autowired
    AuditTrail trail;

    @Autowired
    History history;

    @Autowired
    ChainCheck check;

    @Autowired
    Chains chains;

    @Autowired
    ChainScope chain;

    @Autowired
    TenantScope scope;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    private final TenantId tenant = TenantId.next();

    private List<Entry> entries(TenantId owner) {
        return chain.in(owner, () -> chains.after(owner, 0, 1000)).stream()
                .map(link -> link.row().entry(link.seq()))
                .toList();
    }

    private void inATransaction(Runnable task) {
        scope.run(tenant, () -> transaction.executeWithoutResult(_ -> task.run()));
    }

    @Test
    void anEntryTellsWhoDidWhatOnWhichShop() {
        AuditRecord deed = AuditRecord.of(Action.KEY_ENTERED)
                .by(Actor.member(MemberId.next(), "192.0.2.7"))
                .on(Subject.shop(ShopId.next(), "傘の店 𠮷"))
                .with(Detail.KEY, "cd12")
                .with(Detail.REASON, null)
                .counting(2);
        scope.run(tenant, () -> trail.record(deed));
        assertThat(entries(tenant)).singleElement().satisfies(entry -> {
            assertThat(new AuditRecord(
                            entry.action().orElseThrow(),
                            entry.outcome(),
                            entry.actor(),
                            entry.subject(),
                            entry.details(),
                            entry.amount()))
                    .isEqualTo(deed);
            assertThat(entry.at()).isEqualTo(SettableClock.START);
        });
    }

    @Test
    void itComesWithTheTransaction() {
        inATransaction(() -> {
            trail.record(AuditRecord.of(Action.SHOP_CHANGED));
            trail.record(AuditRecord.of(Action.KEY_ENTERED));
        });
        assertThat(entries(tenant)).extracting(Entry::code).containsExactly("SHOP_CHANGED", "KEY_ENTERED");
    }

    @Test
    void aRollbackTakesItAlongButNotWhatIsApart() {
        scope.run(
                tenant,
                () -> transaction.executeWithoutResult(status -> {
                    trail.record(AuditRecord.of(Action.SHOP_CHANGED));
                    trail.recordApart(AuditRecord.of(Action.SHOP_DELETED).ended(Outcome.REFUSED));
                    status.setRollbackOnly();
                }));
        assertThat(entries(tenant)).extracting(Entry::code).containsExactly("SHOP_DELETED");
        assertThat(scope.in(tenant, check::check)).isEqualTo(new Whole(1, 1));
    }

    @Test
    void whereNoTenantIsInForceItGoesToTheLoginSpace() {
        int before = entries(LoginSpace.OWNER).size();
        trail.record(AuditRecord.of(Action.LOGGED_OUT));
        assertThat(entries(LoginSpace.OWNER)).hasSize(before + 1);
        assertThat(check.checkLoginSpace()).isInstanceOf(Whole.class);
    }

    @Test
    void theLoginSpaceCanBeNamedBesideATenant() {
        int before = entries(LoginSpace.OWNER).size();
        inATransaction(() -> trail.recordInLoginSpace(AuditRecord.of(Action.LOGGED_OUT)));
        scope.run(tenant, () -> trail.recordApartInLoginSpace(AuditRecord.of(Action.LOGGED_OUT)));
        assertThat(entries(LoginSpace.OWNER)).hasSize(before + 2);
        assertThat(entries(tenant)).isEmpty();
    }

    @Test
    void openingsAreShownOnlyIfTheyAreAskedFor() {
        use("2026-11-24");
        scope.run(tenant, () -> trail.record(AuditRecord.of(Action.SHOP_CHANGED)));
        HistoryFilter uses = new HistoryFilter(null, null, null, Action.Group.SECRET, null, null, null, null);
        assertThat(scope.in(tenant, () -> history.count(HistoryFilter.NONE))).isEqualTo(1);
        assertThat(scope.in(tenant, () -> history.page(HistoryFilter.NONE, 0, 9)))
                .extracting(Entry::seq)
                .containsExactly(2L);
        assertThat(scope.in(tenant, () -> history.page(uses, 0, 9)))
                .extracting(Entry::seq)
                .containsExactly(1L);
    }

    private void use(String day) {
        AuditRecord use = AuditRecord.of(Action.SECRETS_OPENED)
                .by(Actor.portal())
                .with(Detail.DAY, day)
                .with(Detail.PURPOSE, "FETCH_ORDERS");
        scope.run(tenant, () -> trail.record(use));
    }

    @Test
    void oddTextsDontBreakTheChain() {
        String odd = "a\u0000b\u202E\uD800<script>" + "長".repeat(500);
        scope.run(
                tenant,
                () -> trail.record(AuditRecord.of(Action.SHOP_CHANGED)
                        .on(Subject.shop(ShopId.next(), odd))
                        .with(Detail.REASON, odd)));
        assertThat(scope.in(tenant, check::check)).isEqualTo(new Whole(1, 1));
        assertThat(entries(tenant).getFirst().details().get(Detail.REASON))
                .startsWith("a b")
                .hasSize(200);
    }

    @Test
    void manyAtOnceMakeOneChain() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> all = IntStream.range(0, 8)
                    .mapToObj(_ -> CompletableFuture.runAsync(this::recordTen, threads))
                    .toList();
            all.forEach(CompletableFuture::join);
        }
        assertThat(scope.in(tenant, check::check)).isEqualTo(new Whole(80, 1));
    }

    private void recordTen() {
        for (int i = 0; i < 5; i++) {
            inATransaction(() -> trail.record(AuditRecord.of(Action.SHOP_CHANGED)));
            scope.run(tenant, () -> trail.recordApart(AuditRecord.of(Action.KEY_ENTERED)));
        }
    }

    @Test
    void noTwoEntriesGiveTheSameHash() {
        Instant at = SettableClock.START;
        Row one = Row.of(AuditRecord.of(Action.SHOP_CHANGED).with(Detail.REASON, "ab"), Actor.nobody(null), at);
        Row other = Row.of(AuditRecord.of(Action.SHOP_CHANGED).with(Detail.REASON, "ab"), Actor.nobody(""), at);
        assertThat(Link.after(tenant, 1, one, Link.beginning()).hash())
                .isNotEqualTo(Link.after(tenant, 1, other, Link.beginning()).hash())
                .isNotEqualTo(Link.after(tenant, 2, one, Link.beginning()).hash())
                .isNotEqualTo(
                        Link.after(TenantId.next(), 1, one, Link.beginning()).hash());
    }

    @Test
    void aMemberWhoChangesThingsWithoutEndIsRefused() {
        security.setContext(
                new SecurityContextImpl(login.of(merchants.open("山田商店").owner())));
        try {
            assertThatThrownBy(() -> inATransaction(() -> changes(EntryLimit.BURST + 1)))
                    .isInstanceOf(TooManyEntries.class);
            assertThat(entries(tenant)).isEmpty();
            clock.advance(EntryLimit.EACH);
            inATransaction(() -> changes(1));
            assertThat(entries(tenant)).hasSize(1);
        } finally {
            security.clearContext();
        }
    }

    /** Otherwise, a stranger who invites many members fills the disk. */
    @Test
    void theMembersOfACompanyShareALimit() {
        List<MemberId> members = Stream.generate(MemberId::next).limit(3).toList();
        for (MemberId member : members) {
            inATransaction(() -> {
                for (int i = 0; i < EntryLimit.BURST; i++) {
                    trail.noteFor(tenant, member, AuditRecord.of(Action.LOGGED_IN));
                }
            });
        }
        assertThat(chain.in(tenant, () -> chains.head(tenant)).orElseThrow().seq())
                .isEqualTo(EntryLimit.COMPANY_BURST);
    }

    /** A check of the history reads all of it outside a transaction, and makes it longer. */
    @Test
    void soIsOneWhoseEntriesAreInNoTransaction() {
        security.setContext(
                new SecurityContextImpl(login.of(merchants.open("山田商店").owner())));
        try {
            assertThatThrownBy(() -> inATransaction(() -> changes(EntryLimit.BURST + 1)))
                    .isInstanceOf(TooManyEntries.class);
            assertThatThrownBy(() -> scope.run(tenant, () -> changes(1))).isInstanceOf(TooManyEntries.class);
        } finally {
            security.clearContext();
        }
    }

    /** Otherwise, their logins and the removals of their factors would fail. */
    @Test
    void notesOfAMemberWhoseShareIsUsedUpAreDropped() {
        MemberId member = merchants.open("山田商店").owner();
        for (int i = 0; i <= EntryLimit.BURST; i++) {
            inATransaction(() -> trail.noteFor(tenant, member, AuditRecord.of(Action.LOGGED_IN)));
        }
        assertThat(chain.in(tenant, () -> chains.head(tenant)).orElseThrow().seq())
                .isEqualTo(EntryLimit.BURST);
    }

    @Test
    void thePortalsOwnWorkHasNoSuchLimit() {
        inATransaction(() -> changes(EntryLimit.BURST + 1));
        assertThat(chain.in(tenant, () -> chains.head(tenant)).orElseThrow().seq())
                .isEqualTo(EntryLimit.BURST + 1);
    }

    private void changes(int many) {
        for (int i = 0; i < many; i++) {
            trail.record(AuditRecord.of(Action.COMPANY_CHANGED));
        }
    }
}
