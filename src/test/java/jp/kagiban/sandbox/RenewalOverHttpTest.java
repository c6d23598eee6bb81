package jp.kagiban.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import jp.kagiban.mall.Answer;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.sandbox.SandboxKey.KeyOrder;
import jp.kagiban.sandbox.SandboxKey.WhenPast;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.diagnosis.Diagnoses;
import jp.kagiban.shop.diagnosis.Diagnosis;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.shop.key.Hold;
import jp.kagiban.testing.AsThePortal;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Renewals against the fake RMS over HTTP, in all its weathers. */
@SandboxPortalTest
@ExtendWith(AsThePortal.class)
class RenewalOverHttpTest {

    private static final Instant FAR = Instant.parse("2027-02-23T14:59:59Z");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(35);

    @Autowired
    SandboxRms desk;

    @Autowired
    Merchants merchants;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    TenantScope scope;

    @Autowired
    ShopFormService shopForms;

    @Autowired
    ShopStatuses statuses;

    @Autowired
    Diagnoses diagnoses;

    @Autowired
    SettableClock clock;

    Merchants.Merchant merchant;
    SandboxShop rmsShop;
    SandboxKey old;
    ShopId shop;

    @BeforeEach
    void aKeyWithADayLeftIsInUse() {
        clock.set(SettableClock.START);
        desk.setWeather(ServiceState.NORMAL);
        desk.setManners(Manners.USUAL);
        merchant = merchants.open("更新商店");
        rmsShop = desk.openShop(desk.freeNumber(), "renewal", "更新の店");
        old = desk.issue(rmsShop.number(), KeyOrder.until(clock.instant().plus(Duration.ofDays(1))));
        KeyEntry keys = RakutenEntry.of(rmsShop.serviceSecret(), old.licenseKey());
        NewShop form = new NewShop("更新の店", "renewal", "", RakutenFamilies.OWN_APP, keys, Set.of());
        shop = ((Saving.Saved) in(() -> shopForms.register(form, merchant.owner()))).shop();
        jobs.runDue();
        assertThat(inUse(old)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "NORMAL", mode = EnumSource.Mode.EXCLUDE)
    void badWeatherDelaysTheSwitchAndLosesNothing(ServiceState weather) {
        SandboxKey next = desk.issue(rmsShop.number(), KeyOrder.until(FAR));
        desk.setWeather(weather);
        renew(next);
        assertThat(inUse(old)).isTrue();
        assertThat(standing().waiting().lastAnswer().name()).isEqualTo(weather.name());
        desk.setWeather(ServiceState.NORMAL);
        later(LONG_ENOUGH);
        assertThat(inUse(next)).isTrue();
        assertThat(standing().active().expiresAt()).isEqualTo(FAR);
    }

    @Test
    void aFreshKeyWaitsUntilRmsKnowsIt() {
        SandboxKey next = issued(Duration.ofMinutes(10));
        renew(next);
        assertThat(standing().waiting().lastAnswer()).isEqualTo(Answer.REJECTED);
        later(Duration.ofMinutes(9));
        assertThat(inUse(old)).isTrue();
        later(Duration.ofMinutes(3));
        assertThat(inUse(next)).isTrue();
    }

    @Test
    void theKeyInUseMayBeStoppedWhileTheNewOneWaits() {
        SandboxKey next = issued(Duration.ofMinutes(10));
        renew(next);
        desk.stop(old.licenseKey());
        later(Duration.ofMinutes(4));
        assertThat(standing().waiting()).isNotNull();
        later(Duration.ofMinutes(8));
        assertThat(inUse(next)).isTrue();
    }

    @Test
    void theKeyInUseMayExpireWhileTheNewOneWaits() {
        SandboxKey next = issued(Duration.ofMinutes(10));
        desk.redate(old.licenseKey(), clock.instant().plus(Duration.ofMinutes(5)));
        renew(next);
        later(Duration.ofMinutes(12));
        assertThat(inUse(next)).isTrue();
    }

    @Test
    void aKeyWithoutTheOrderFunctionsWaitsAndTheOldOneServes() {
        SandboxKey next = desk.issue(
                rmsShop.number(),
                new KeyOrder(FAR, Duration.ZERO, EnumSet.of(SandboxFunction.LICENCE_EXPIRY), WhenPast.REJECT));
        renew(next);
        assertThat(inUse(old)).isTrue();
        assertThat(standing().waiting().expiresAt()).isEqualTo(FAR);
    }

    @Test
    void aKeyThatFindsOrdersAndReadsNoneWaitsToo() {
        SandboxKey next = desk.issue(
                rmsShop.number(),
                new KeyOrder(
                        FAR,
                        Duration.ZERO,
                        EnumSet.of(SandboxFunction.LICENCE_EXPIRY, SandboxFunction.SEARCH_ORDER),
                        WhenPast.REJECT));
        renew(next);
        assertThat(inUse(old)).isTrue();
        assertThat(standing().waiting().lastAnswer()).isEqualTo(Answer.REJECTED);
    }

    @Test
    void aKeyOlderThanTheOneInUseIsHeld() {
        SandboxKey older =
                desk.issue(rmsShop.number(), KeyOrder.until(clock.instant().plus(Duration.ofHours(2))));
        renew(older);
        assertThat(standing().waiting().hold()).isEqualTo(Hold.EARLIER_THAN_ACTIVE);
        assertThat(inUse(old)).isTrue();
    }

    @Test
    void theDiagnosisFindsWhatTheKeyMayDo() {
        jobs.runDue();
        Diagnosis found = in(() -> diagnoses.of(shop)).orElseThrow();
        assertThat(found.underway()).isFalse();
        assertThat(found.findings())
                .filteredOn(finding -> finding.verdict() == Diagnosis.Verdict.USABLE)
                .extracting(finding -> finding.function().name())
                .contains("license.expiryDate.get", "rpay.order.searchOrder");
    }

    private SandboxKey issued(Duration activeAfter) {
        return desk.issue(rmsShop.number(), new KeyOrder(FAR, activeAfter, null, WhenPast.REJECT));
    }

    private void renew(SandboxKey key) {
        Saving saving = in(() -> shopForms.renew(shop, key.licenseKey(), Set.of(), merchant.owner()));
        assertThat(saving).isInstanceOf(Saving.Saved.class);
        jobs.runDue();
    }

    private void later(Duration time) {
        clock.advance(time);
        jobs.runDue();
    }

    private boolean inUse(SandboxKey key) {
        return key.licenseKey().endsWith(standing().active().lastFour());
    }

    private ShopStatus standing() {
        return in(() -> statuses.of(shop)).orElseThrow();
    }

    private <T> T in(Supplier<T> task) {
        return scope.in(merchant.tenant(), task);
    }
}
