package jp.kagiban.notice;

import static jp.kagiban.notice.ShopBuilder.shop;
import static jp.kagiban.notice.ShopBuilder.tokyo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import jp.kagiban.notice.Notice.Handling;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.register.ShopDeleted;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.Team.MemberLeft;
import jp.kagiban.tenancy.TenantDeleted;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@Import(NoticesTest.Shops.class)
class HandlingTest {

    @Autowired
    Notices notices;

    @Autowired
    FakeShops shops;

    @Autowired
    Merchants merchants;

    @Autowired
    TenantScope tenants;

    @Autowired
    SettableClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient db;

    private TenantId tenant;
    private MemberId sato;
    private MemberId suzuki;

    @BeforeEach
    void aCompanyOfTwo() {
        clock.set(SettableClock.START);
        tenant = merchants.open("山田商店").tenant();
        sato = merchants.colleague(tenant, "佐藤 一郎", Role.MANAGER);
        suzuki = merchants.colleague(tenant, "鈴木 二郎", Role.MANAGER);
        shops.are(shop("1号店").expires("2026-12-17T23:59:59"), shop("2号店").expires("2026-12-18T23:59:59"));
    }

    @Test
    void whoSeesToItAndUntilWhenIsToldToAll() {
        take(sato, HandlingTerm.THREE_DAYS);
        Handling sees = new Handling(sato, "佐藤 一郎", tokyo("2026-11-28T00:00:00"));
        assertThat(standing()).extracting(Notice::handling).containsExactly(Optional.of(sees), Optional.empty());
        assertThat(tenants.in(tenant, () -> notices.forMember(suzuki)))
                .extracting(Notice::handling)
                .containsExactly(Optional.of(sees), Optional.empty());
    }

    @Test
    void itDoesNotReadTheNotice() {
        take(sato, HandlingTerm.THREE_DAYS);
        assertThat(tenants.in(tenant, () -> notices.unread(sato))).isEqualTo(2);
    }

    @Test
    void itEndsByItself() {
        take(sato, HandlingTerm.TODAY);
        clock.set(tokyo("2026-11-25T23:59:59"));
        assertThat(handler()).contains("佐藤 一郎");
        clock.set(tokyo("2026-11-26T00:00:00"));
        assertThat(handler()).isEmpty();
    }

    @Test
    void itEndsWithItsStage() {
        shops.are(shop().expires("2026-12-03T23:59:59"));
        take(sato, HandlingTerm.WEEK);
        clock.set(tokyo("2026-11-26T00:00:00"));
        assertThat(standing().getFirst().kind()).isEqualTo(NoticeKind.WITHIN_7_DAYS);
        assertThat(handler()).isEmpty();
    }

    @Test
    void ofTwoTheFirstSeesToIt() {
        take(sato, HandlingTerm.TODAY);
        take(suzuki, HandlingTerm.WEEK);
        assertThat(handler()).contains("佐藤 一郎");
        clock.set(tokyo("2026-11-26T00:00:00"));
        take(suzuki, HandlingTerm.WEEK);
        assertThat(handler()).contains("鈴木 二郎");
    }

    @Test
    void whoeverSeesToItCanSayAnotherTime() {
        take(sato, HandlingTerm.TODAY);
        take(sato, HandlingTerm.WEEK);
        assertThat(standing().getFirst().handling()).map(Handling::until).contains(tokyo("2026-12-02T00:00:00"));
    }

    @Test
    void itCanBeTakenBackByAColleague() {
        take(sato, HandlingTerm.WEEK);
        tenants.run(tenant, () -> notices.letGo(suzuki, standing().getFirst().key()));
        assertThat(handler()).isEmpty();
        assertThat(history()).endsWith("NOTICE_TAKEN_IN_HAND", "NOTICE_LET_GO");
    }

    @Test
    void whatAsksForNothingIsNotSeenTo() {
        shops.are(shop().waits());
        take(sato, HandlingTerm.WEEK);
        assertThat(standing().getFirst().kind()).isEqualTo(NoticeKind.WAITING);
        assertThat(handler()).isEmpty();
    }

    @Test
    void whatDoesNotStandIsNotSeenTo() {
        Notice.Key foreign = new Notice.Key(ShopId.next(), NoticeKind.EXPIRED, "2026-11-24");
        tenants.run(tenant, () -> notices.takeInHand(sato, foreign, HandlingTerm.WEEK));
        assertThat(rows()).isZero();
    }

    @Test
    void itCountsInItsTenantOnly() {
        take(sato, HandlingTerm.WEEK);
        assertThat(tenants.in(TenantId.next(), () -> notices.standing().notices()))
                .extracting(Notice::handling)
                .containsOnly(Optional.empty());
    }

    @Test
    void aMemberWhoLeavesSeesToNothing() {
        take(sato, HandlingTerm.WEEK);
        tenants.run(tenant, () -> events.publishEvent(new MemberLeft(tenant, sato)));
        assertThat(rows()).isZero();
    }

    @Test
    void theMarksOfADeletedShopGoWithIt() {
        take(sato, HandlingTerm.WEEK);
        ShopId deleted = standing().getFirst().key().shop();
        tenants.run(tenant, () -> events.publishEvent(new ShopDeleted(tenant, deleted, sato)));
        assertThat(rows()).isZero();
    }

    @Test
    void theMarksOfADeletedCompanyGoWithIt() {
        take(sato, HandlingTerm.WEEK);
        tenants.run(tenant, () -> events.publishEvent(new TenantDeleted(tenant)));
        assertThat(rows()).isZero();
    }

    private void take(MemberId member, HandlingTerm term) {
        Notice.Key first = standing().getFirst().key();
        tenants.run(tenant, () -> notices.takeInHand(member, first, term));
    }

    private List<Notice> standing() {
        return tenants.in(tenant, () -> notices.standing().notices());
    }

    private Optional<String> handler() {
        return standing().getFirst().handling().map(Handling::name);
    }

    private long rows() {
        return tenants.in(
                tenant,
                () -> db.sql("SELECT COUNT(*) FROM notice_handling WHERE tenant_id = ?")
                        .param(Column.of(tenant))
                        .query(Long.class)
                        .single());
    }

    private List<String> history() {
        return tenants.in(
                tenant,
                () -> db.sql("SELECT action FROM audit_entry WHERE tenant_id = ? ORDER BY seq")
                        .param(Column.of(tenant))
                        .query(String.class)
                        .list());
    }
}
