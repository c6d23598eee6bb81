package jp.kagiban.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.delivery.DeliveryRule;
import jp.kagiban.delivery.DeliverySettings;
import jp.kagiban.delivery.QuietHours;
import jp.kagiban.delivery.ReminderDays;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.Team;
import jp.kagiban.tenancy.Tenancies;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.ScriptedRms;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.TenantRows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;

/** What a calendar gets by an address, and when it gets nothing any more. */
@DatabaseTest
class FeedReadingTest {

    private static final Instant END = Instant.parse("2027-02-23T14:59:59Z");

    @Autowired
    CalendarAddress address;

    @Autowired
    FeedReading reading;

    @Autowired
    DeliverySettings settings;

    @Autowired
    ShopFormService shopForms;

    @Autowired
    ShopRecords shopRecords;

    @Autowired
    Team team;

    @Autowired
    Tenancies tenancies;

    @Autowired
    History history;

    @Autowired
    Merchants merchants;

    @Autowired
    TenantRows rows;

    @Autowired
    TenantScope scope;

    @Autowired
    TestLogin login;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    ScriptedRms rms;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    SettableClock clock;

    private Merchant yamada;
    private MemberId viewer;
    private ShopId shop;

    @BeforeEach
    void openACompanyWithAShop() {
        clock.set(SettableClock.START);
        jobs.forget();
        yamada = merchants.open("山田商店");
        viewer = merchants.colleague(yamada.tenant(), "鈴木 次郎", Role.VIEWER);
        shop = register(yamada, "本店", "SL123456_abcdefgh0001");
    }

    @AfterEach
    void logOut() {
        security.clearContext();
    }

    private ShopId register(Merchant merchant, String name, String key) {
        rms.takes(key, END);
        NewShop form = new NewShop(
                name, "shop-a", "", RakutenFamilies.OWN_APP, RakutenEntry.of("SP123456_a1b2c3d4e5f6", key), Set.of());
        ShopId made = ((Saving.Saved) in(merchant, () -> shopForms.register(form, merchant.owner()))).shop();
        jobs.runDue();
        return made;
    }

    private <T> T in(Merchant merchant, Supplier<T> task) {
        return scope.in(merchant.tenant(), task);
    }

    /** The token of a new address. */
    private String make(Merchant merchant, MemberId member) {
        security.setContext(new SecurityContextImpl(login.of(member)));
        String made = in(merchant, () -> address.make(Locale.JAPANESE));
        return made.replaceAll(".*/calendar/(.*)\\.ics", "$1");
    }

    private List<VEvent> events(String token) {
        return reading.find(token)
                .map(reading::read)
                .map(text -> Biweekly.parse(text).first().getEvents())
                .orElseThrow();
    }

    private boolean opens(String token) {
        return reading.find(token).isPresent();
    }

    @Test
    void aViewersCalendarHasTheShopsOfTheirCompanyAlone() {
        register(merchants.open("佐藤商店"), "佐藤の店", "SL123456_abcdefgh0002");
        assertThat(events(make(yamada, viewer)))
                .extracting(event -> event.getSummary().getValue())
                .containsExactly("本店のライセンスキーの有効期限");
    }

    @Test
    void anAddressHas32RandomBytesOfWhichOnlyTheHashIsKept() {
        String token = make(yamada, viewer);
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(rows.content(yamada.tenant()).toString()).doesNotContain(token);
    }

    @Test
    void aNewAddressEndsTheOldOne() {
        String old = make(yamada, viewer);
        String next = make(yamada, viewer);
        assertThat(opens(old)).isFalse();
        assertThat(opens(next)).isTrue();
    }

    @Test
    void eachMemberHasTheirOwn() {
        String ofOwner = make(yamada, yamada.owner());
        String ofViewer = make(yamada, viewer);
        assertThat(in(yamada, address::end)).isTrue();
        assertThat(opens(ofViewer)).isFalse();
        assertThat(opens(ofOwner)).isTrue();
        assertThat(in(yamada, address::end)).isFalse();
    }

    @Test
    void itEndsWithTheMembershipAndStaysEndedWhenTheyComeBack() {
        String token = make(yamada, viewer);
        in(yamada, () -> team.remove(viewer));
        assertThat(opens(token)).isFalse();
        merchants.join(yamada.tenant(), viewer, Role.VIEWER);
        assertThat(opens(token)).isFalse();
    }

    @Test
    void itRestsWhileTheCompanyIsSuspended() {
        String token = make(yamada, viewer);
        tenancies.suspend(yamada.tenant(), MemberId.next(), "確認中");
        assertThat(opens(token)).isFalse();
        tenancies.resume(yamada.tenant(), MemberId.next());
        assertThat(opens(token)).isTrue();
    }

    @Test
    void makingAndEndingStandInTheHistory() {
        make(yamada, viewer);
        in(yamada, address::end);
        in(yamada, address::end);
        assertThat(in(yamada, () -> history.page(HistoryFilter.NONE, 0, 2)))
                .extracting(Entry::code)
                .containsExactly("CALENDAR_CLOSED", "CALENDAR_OPENED");
    }

    @Test
    void theSameDatesGiveTheSameTextOnAnotherDay() {
        String token = make(yamada, viewer);
        String before = reading.find(token).map(reading::read).orElseThrow();
        clock.advance(Duration.ofDays(1));
        assertThat(reading.find(token).map(reading::read)).contains(before);
    }

    @Test
    void aRenewalMovesTheEventAndCountsItUp() {
        String token = make(yamada, viewer);
        VEvent before = events(token).getFirst();
        clock.advance(Duration.ofDays(80));
        renew("SL123456_abcdefgh0009", END.plus(Duration.ofDays(80)));
        VEvent after = events(token).getFirst();
        assertThat(after.getUid()).isEqualTo(before.getUid());
        assertThat(after.getDateStart().getValue())
                .isAfter(before.getDateStart().getValue());
        assertThat(after.getSequence().getValue())
                .isEqualTo(before.getSequence().getValue() + 1);
        assertThat(after.getLastModified().getValue())
                .hasSameTimeAs(clock.instant().toString());
    }

    private void renew(String key, Instant end) {
        rms.takes(key, end);
        in(yamada, () -> shopForms.replaceKeys(shop, RakutenEntry.renewal(key), Set.of(), yamada.owner()));
        jobs.runDue();
    }

    @Test
    void itRemindsOnTheDaysThatTheCompanyHasChosen() {
        String token = make(yamada, viewer);
        assertThat(events(token).getFirst().getAlarms()).hasSize(3);
        choose(10, 2, -3);
        assertThat(events(token).getFirst().getAlarms())
                .extracting(alarm -> alarm.getTrigger().getDuration().toString())
                .containsExactly("-P9DT15H", "-P1DT15H");
    }

    @Test
    void otherDaysCountTheEventUpSoThatCalendarsTakeThem() {
        String token = make(yamada, viewer);
        int before = events(token).getFirst().getSequence().getValue();
        choose(10);
        assertThat(events(token).getFirst().getSequence().getValue()).isEqualTo(before + 1);
    }

    private void choose(Integer... days) {
        DeliveryRule rule = new DeliveryRule(new ReminderDays(List.of(days)), QuietHours.USUAL, false);
        scope.run(yamada.tenant(), () -> settings.change(rule));
    }

    @Test
    void aDeletedShopLeavesNothingHere() {
        String token = make(yamada, viewer);
        assertThat(events(token)).hasSize(1);
        in(yamada, () -> {
            shopRecords.delete(shop, yamada.owner());
            return shop;
        });
        assertThat(events(token)).isEmpty();
        assertThat(rows.of(yamada.tenant())).doesNotContain("calendar_stamp");
    }
}
