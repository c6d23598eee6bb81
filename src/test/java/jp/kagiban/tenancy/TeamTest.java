package jp.kagiban.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Team.Change;
import jp.kagiban.tenancy.TeamList.Person;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.Merchants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@RecordApplicationEvents
class TeamTest {

    @Autowired
    Team team;

    @Autowired
    TeamList list;

    @Autowired
    History history;

    @Autowired
    Memberships memberships;

    @Autowired
    Merchants merchants;

    @Autowired
    TenantScope scope;

    @Autowired
    TestLogin login;

    @Autowired
    MemberSessions sessions;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    TransactionTemplate transactions;

    private Merchants.Merchant yamada;
    private MemberId sato;

    @BeforeEach
    void openACompanyOfTwo() {
        yamada = merchants.open("山田商店");
        sato = merchants.colleague(yamada.tenant(), "佐藤 一郎", Role.VIEWER);
    }

    @Test
    void membersStandInTheOrderInWhichTheyJoined() {
        assertThat(in(list::people)).extracting(Person::name).containsExactly("山田 花子", "佐藤 一郎");
        assertThat(in(list::people)).extracting(Person::role).containsExactly(Role.OWNER, Role.VIEWER);
    }

    /** Open pages follow. */
    @Test
    void aChangeIsTold(ApplicationEvents told) {
        in(() -> team.change(sato, Role.MANAGER));
        in(() -> team.remove(sato));
        assertThat(told.stream(Team.TeamChanged.class))
                .filteredOn(change -> change.tenant().equals(yamada.tenant()))
                .hasSize(2);
    }

    @Test
    void aRoleCanBeChanged() {
        assertThat(in(() -> team.change(sato, Role.MANAGER))).isEqualTo(Change.DONE);
        assertThat(memberships.role(yamada.tenant(), sato)).contains(Role.MANAGER);
    }

    @Test
    void aChangedRoleAndARemovalStandInTheHistory() {
        in(() -> team.change(sato, Role.MANAGER));
        in(() -> team.remove(sato));
        assertThat(in(() -> history.page(HistoryFilter.NONE, 0, 2)))
                .extracting(Entry::code)
                .containsExactly("MEMBER_REMOVED", "MEMBER_ROLE_CHANGED");
    }

    @Test
    void theOnlyOwnerCannotGo() {
        assertThat(in(() -> team.remove(yamada.owner()))).isEqualTo(Change.LAST_OWNER);
        assertThat(in(() -> team.change(yamada.owner(), Role.MANAGER))).isEqualTo(Change.LAST_OWNER);
        assertThat(memberships.role(yamada.tenant(), yamada.owner())).contains(Role.OWNER);
    }

    @Test
    void oneOfTwoOwnersCanGo() {
        in(() -> team.change(sato, Role.OWNER));
        assertThat(in(() -> team.remove(yamada.owner()))).isEqualTo(Change.DONE);
        assertThat(in(list::people)).extracting(Person::member).containsExactly(sato);
    }

    @Test
    void whoIsRemovedIsLoggedInNowhereAnyMore() {
        login.begun(sato);
        in(() -> team.remove(sato));
        assertThat(sessions.devices(sato)).isEmpty();
    }

    @Test
    void ofTwoOwnersWhoRemoveEachOtherAtOnceOneStays() throws Exception {
        in(() -> team.change(sato, Role.OWNER));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(List.of(removal(sato), removal(yamada.owner())));
        }
        assertThat(in(list::people)).hasSize(1);
    }

    private Callable<Change> removal(MemberId member) {
        return () -> PortalActs.in(() -> in(() -> team.remove(member)));
    }

    @Test
    void anOwnerWhoIsDemotedMeanwhileChangesNothingMore() throws Exception {
        MemberId mori = merchants.colleague(yamada.tenant(), "森 次郎", Role.OWNER);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread late = new Thread(() -> thrown.set(catchThrowable(() -> as(mori, () -> team.change(sato, Role.OWNER)))));
        transactions.executeWithoutResult(_ -> {
            in(() -> team.change(mori, Role.VIEWER));
            late.start();
            await().until(() -> waitsForItsTurn(late));
        });
        late.join();
        assertThat(thrown.get()).isInstanceOf(AccessRefused.class);
        assertThat(memberships.role(yamada.tenant(), sato)).contains(Role.VIEWER);
    }

    private static boolean waitsForItsTurn(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("applyLocked"));
    }

    private Change as(MemberId member, Supplier<Change> task) {
        security.getContext().setAuthentication(login.of(member));
        return in(task);
    }

    @Test
    void aMemberOfAnotherCompanyIsNotThere() {
        MemberId stranger = merchants.open("鈴木商店").owner();
        assertThat(in(() -> team.remove(stranger))).isEqualTo(Change.GONE);
        assertThat(memberships.tenantsOf(stranger)).hasSize(1);
    }

    private <T> T in(Supplier<T> task) {
        return scope.in(yamada.tenant(), task);
    }
}
