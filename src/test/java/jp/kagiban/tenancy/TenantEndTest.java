package jp.kagiban.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.manual.Walk;
import jp.kagiban.manual.Walks;
import jp.kagiban.notice.Notices;
import jp.kagiban.order.OrderRetention;
import jp.kagiban.order.OrderRetention.RetentionDays;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.ScriptedRms;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.TenantRows;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.Use;
import jp.kagiban.vault.Vault;
import jp.kagiban.vault.keys.VaultException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;

/** A company that is deleted leaves no row and no key, and takes nothing of another along. */
@Tag("slow-on-mysql")
@DatabaseTest
class TenantEndTest {

    private static final Duration WEEK = Duration.ofDays(7);

    @Autowired
    Company company;

    @Autowired
    TenantEnd end;

    @Autowired
    Tenancies tenancies;

    @Autowired
    Merchants merchants;

    @Autowired
    Memberships memberships;

    @Autowired
    Accounts accounts;

    @Autowired
    ShopFormService shopForms;

    @Autowired
    ShopRecords shopRecords;

    @Autowired
    Notices notices;

    @Autowired
    OrderRetention retention;

    @Autowired
    Walks walks;

    @Autowired
    TestLogin login;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    Vault vault;

    @Autowired
    TenantRows rows;

    @Autowired
    ScriptedRms rms;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    SettableClock clock;

    @Autowired
    TenantScope scope;

    private Merchant yamada;
    private Merchant sato;
    private ShopId shop;

    @BeforeEach
    void openTwoCompanies() {
        clock.set(SettableClock.START);
        jobs.forget();
        yamada = merchants.open("山田商店");
        sato = merchants.open("佐藤商店");
        shop = furnish(yamada, "SL123456_abcdefgh0001");
        furnish(sato, "SL123456_abcdefgh0002");
    }

    /** A row in as many tables as there are. */
    private ShopId furnish(Merchant merchant, String key) {
        TenantId tenant = merchant.tenant();
        rms.takes(key, SettableClock.START.plus(Duration.ofDays(5)));
        merchants.colleague(tenant, "鈴木 次郎", Role.VIEWER);
        ShopId made = scope.in(tenant, () -> register(merchant.owner(), key));
        rows.addOrder(tenant, made, merchant.owner());
        jobs.runDue();
        scope.run(tenant, () -> notices.markAllRead(merchant.owner()));
        scope.run(tenant, () -> retention.keepFor(new RetentionDays(100)));
        markAStep(merchant);
        return made;
    }

    /** A member's own, in a walk that no shop takes along. */
    private void markAStep(Merchant merchant) {
        security.setContext(new SecurityContextImpl(login.of(merchant.owner())));
        scope.run(merchant.tenant(), () -> walks.mark(Walk.FIRST, null, 1));
        security.clearContext();
    }

    private ShopId register(MemberId owner, String key) {
        KeyEntry keys = RakutenEntry.of("SP123456_a1b2c3d4e5f6", key);
        Saving saving =
                shopForms.register(new NewShop("本店", "shop-a", "", RakutenFamilies.OWN_APP, keys, Set.of()), owner);
        return ((Saving.Saved) saving).shop();
    }

    private void askForEnd() {
        assertThat(scope.in(yamada.tenant(), () -> company.askForEnd(" 山田商店 ")))
                .contains(clock.instant().plus(WEEK));
    }

    private void end() {
        askForEnd();
        clock.advance(WEEK);
        end.run(yamada.tenant());
    }

    private boolean shopIsThere() {
        return scope.in(yamada.tenant(), () -> shopRecords.details(shop)).isPresent();
    }

    @Test
    void afterSevenDaysItsJobLeavesNoRowOfIt() {
        assertThat(rows.of(yamada.tenant())).contains("walk_step").hasSizeGreaterThan(15);
        askForEnd();
        clock.advance(WEEK);
        jobs.runDue();
        assertThat(rows.of(yamada.tenant())).isEmpty();
        assertThat(rows.jobsOf(yamada.tenant())).containsExactly("tenant-end");
    }

    @Test
    void whatWasUnderWayMeanwhileGoesAnHourLater() {
        end();
        scope.run(yamada.tenant(), () -> retention.keepFor(new RetentionDays(100)));
        assertThat(end.run(yamada.tenant())).isEmpty();
        assertThat(rows.of(yamada.tenant())).isEmpty();
    }

    @Test
    void theRowsOfAnotherCompanyStayAsTheyWere() {
        List<String> before = rows.content(sato.tenant());
        end();
        assertThat(rows.of(yamada.tenant())).isEmpty();
        assertThat(rows.content(sato.tenant())).isEqualTo(before).hasSizeGreaterThan(15);
    }

    @Test
    void untilThenItWorksOnAndCanBeTakenBack() {
        askForEnd();
        clock.advance(Duration.ofDays(6));
        assertThat(end.run(yamada.tenant())).contains(clock.instant().plus(Duration.ofDays(1)));
        scope.run(yamada.tenant(), company::takeEndBack);
        clock.advance(WEEK);
        assertThat(end.run(yamada.tenant())).isEmpty();
        assertThat(shopIsThere()).isTrue();
    }

    @Test
    void anotherNameIsNotTakenForIt() {
        assertThat(scope.in(yamada.tenant(), () -> company.askForEnd("佐藤商店"))).isEmpty();
        clock.advance(WEEK);
        assertThat(end.run(yamada.tenant())).isEmpty();
        assertThat(shopIsThere()).isTrue();
    }

    /** Its owners can't take it back meanwhile: their seven days rest. */
    @Test
    void whileItIsSuspendedItsTimeRests() {
        askForEnd();
        clock.advance(Duration.ofDays(2));
        tenancies.suspend(yamada.tenant(), sato.owner(), "お支払いの確認ができないため");
        clock.advance(WEEK);
        assertThat(end.run(yamada.tenant())).isPresent();
        assertThat(shopIsThere()).isTrue();
        tenancies.resume(yamada.tenant(), sato.owner());
        assertThat(end.run(yamada.tenant())).contains(clock.instant().plus(Duration.ofDays(5)));
        assertThat(shopIsThere()).isTrue();
    }

    /** As those who run the portal look for it, outside of any tenant. */
    @Test
    void eachCompanyIsFoundByItsIdAlone() {
        assertThat(tenancies.of(yamada.tenant()).orElseThrow().name()).isEqualTo("山田商店");
        assertThat(tenancies.of(sato.tenant()).orElseThrow().name()).isEqualTo("佐藤商店");
    }

    @Test
    void itsMembersKeepTheirLogins() {
        end();
        assertThat(accounts.person(yamada.owner())).isPresent();
        assertThat(memberships.tenantsOf(yamada.owner())).isEmpty();
    }

    @Test
    void anEnvelopeFromAnOlderCopyIsOpenedNoMore() {
        TenantRows.Envelope copy = rows.envelope(yamada.tenant(), shop.id(), Field.LICENSE_KEY);
        assertThat(open(copy.revision())).isEqualTo("SL123456_abcdefgh0001");
        end();
        scope.run(yamada.tenant(), () -> vault.seal(shop.id(), 0, Map.of(Field.SERVICE_SECRET, Secret.of("new"))));
        rows.putBack(yamada.tenant(), shop.id(), Field.LICENSE_KEY, copy);
        assertThatExceptionOfType(VaultException.class).isThrownBy(() -> open(copy.revision()));
    }

    private String open(long revision) {
        Use use = Use.byJob(Use.Purpose.ASK_FOR_EXPIRY);
        return scope.in(yamada.tenant(), () -> vault.open(shop.id(), Field.LICENSE_KEY, revision, use, Secret::reveal));
    }
}
