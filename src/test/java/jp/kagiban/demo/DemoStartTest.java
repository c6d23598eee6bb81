package jp.kagiban.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import jp.kagiban.login.Accounts;
import jp.kagiban.sandbox.SandboxOrders;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.watch.CheckDays;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.testing.AsThePortal;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.TestClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("slow")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "kagiban.sandbox=on",
            "kagiban.rms.pace=PT0.001S",
            "kagiban.data-dir=target/test-data/${test.lane:alone}/demo",
            "kagiban.vault.dir=target/test-data/${test.lane:alone}/demo/vault"
        })
@Import(TestClock.class)
@ExtendWith(AsThePortal.class)
@ContextConfiguration(initializers = ChosenDatabase.class)
class DemoStartTest {

    private static final String[] CODES = {"yamada-1", "yamada-2", "yamada-3", "yamada-4"};

    @Autowired
    DemoStart demo;

    @Autowired
    Accounts accounts;

    @Autowired
    Memberships memberships;

    @Autowired
    TenantScope tenants;

    @Autowired
    ShopStatuses statuses;

    @Autowired
    ShopRecords shopRecords;

    @Autowired
    SandboxOrders orders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    /** Whether the demo's first login existed when the server began to answer. */
    @TestConfiguration
    static class Door {

        private boolean merchantThere;

        @Bean
        ApplicationListener<WebServerInitializedEvent> look(Accounts accounts) {
            return _ -> merchantThere = accounts.withEmail("yamada@example.jp").isPresent();
        }
    }

    @Test
    void theMerchantsAreThereBeforeTheLoginPageAnswers(@Autowired Door door) {
        assertThat(door.merchantThere).isTrue();
    }

    @Test
    void theDaysBeforeTheFirstStartHaveChecksAndABadDay() {
        List<CheckDays> days = tenants.in(
                tenant(),
                () -> statuses.all().stream()
                        .map(shop -> shopRecords.checks(shop.shop()))
                        .toList());
        assertThat(days)
                .hasSize(CODES.length)
                .allSatisfy(shop -> assertThat(shop.counts())
                        .hasSize(CheckDays.DAYS)
                        .filteredOn(day -> day.all() > 0)
                        .hasSizeGreaterThan(CheckDays.DAYS - 2));
        assertThat(days.stream().flatMap(shop -> shop.counts().subList(1, CheckDays.DAYS).stream()))
                .filteredOn(day -> day.failed() + day.refused() > 0)
                .hasSize(2);
    }

    @Test
    void aFurtherStartDoublesNothing() {
        demo.start();
        assertThat(shopsOfYamada()).extracting(ShopStatus::code).containsExactlyInAnyOrder(CODES);
    }

    @Test
    void theFakeRmsHasOrdersFromTheFirstStartOnAndNotTwice() {
        demo.start();
        for (String shop : List.of("900002", "900004", "900005")) {
            assertThat(orders.count(shop)).isEqualTo(80);
        }
        assertThat(orders.rate("900001")).isPositive();
    }

    @Test
    void aStartAfterOneThatBrokeOffMakesWhatIsMissing() {
        ShopId missing = shopsOfYamada().getFirst().shop();
        assertThat(tenants.in(tenant(), () -> shopRecords.delete(missing, yamada())))
                .isTrue();
        demo.start();
        assertThat(shopsOfYamada()).extracting(ShopStatus::code).containsExactlyInAnyOrder(CODES);
    }

    @Test
    void aShopThatSomebodyHoldsLockedIsSkipped() {
        List<ShopId> shops = shopsOfYamada().stream().map(ShopStatus::shop).toList();
        TenantId tenant = tenant();
        tenants.run(tenant, () -> shopRecords.delete(shops.getLast(), yamada()));
        tenants.run(
                tenant,
                () -> transaction.executeWithoutResult(_ -> {
                    db.sql("SELECT id FROM shop WHERE tenant_id = ? AND id = ? FOR UPDATE")
                            .params(Column.of(tenant), Column.of(shops.getFirst()))
                            .query()
                            .listOfRows();
                    CompletableFuture.runAsync(demo::start).join();
                }));
        assertThat(shopsOfYamada()).extracting(ShopStatus::code).containsExactlyInAnyOrder(CODES);
    }

    private List<ShopStatus> shopsOfYamada() {
        return tenants.in(tenant(), statuses::all);
    }

    private TenantId tenant() {
        return memberships.tenantsOf(yamada()).getFirst();
    }

    private MemberId yamada() {
        return accounts.withEmail("yamada@example.jp").orElseThrow();
    }
}
