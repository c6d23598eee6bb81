package jp.kagiban.notice;

import static jp.kagiban.notice.ShopBuilder.shop;
import static jp.kagiban.notice.ShopBuilder.tokyo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.register.ShopDeleted;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

@DatabaseTest
@Import(NoticesTest.Shops.class)
class NoticesTest {

    @Autowired
    Notices notices;

    @Autowired
    FakeShops shops;

    @Autowired
    TenantScope tenants;

    @Autowired
    SettableClock clock;

    @Autowired
    ApplicationEventPublisher events;

    private final TenantId tenant = TenantId.next();
    private final MemberId member = MemberId.next();

    @BeforeEach
    void anUrgentAndAQuietKey() {
        clock.set(SettableClock.START);
        shops.are(shop("1号店").expires("2026-12-17T23:59:59"), shop("2号店").expires("2026-11-26T23:59:59"));
    }

    @Test
    void aReadStageStaysInItsPlaceAndIsNotCounted() {
        read(stands().getFirst());
        assertThat(stands()).extracting(Notice::read).containsExactly(true, false);
        assertThat(unread(member)).isEqualTo(1);
    }

    @Test
    void readingTwiceIsReadingOnce() {
        Notice notice = stands().getFirst();
        read(notice);
        read(notice);
        assertThat(unread(member)).isEqualTo(1);
    }

    @Test
    void readingIsEachMembersOwn() {
        read(stands().getFirst());
        assertThat(unread(MemberId.next())).isEqualTo(2);
    }

    @Test
    void readingCountsInItsTenantOnly() {
        read(stands().getFirst());
        assertThat(tenants.in(TenantId.next(), () -> notices.unread(member))).isEqualTo(2);
    }

    @Test
    void eachStageIsUnreadAnew() {
        tenants.run(tenant, () -> notices.markAllRead(member));
        assertThat(unread(member)).isZero();
        clock.set(tokyo("2026-11-27T00:00:00"));
        assertThat(unread(member)).isEqualTo(1);
    }

    @Test
    void aDayLaterTheSameStageIsStillRead() {
        tenants.run(tenant, () -> notices.markAllRead(member));
        clock.set(tokyo("2026-11-26T00:00:00"));
        assertThat(unread(member)).isZero();
    }

    @Test
    void whatWasMarkedWithAllCanBeTakenBack() {
        read(stands().getFirst());
        Set<Notice.Key> marked = tenants.in(tenant, () -> notices.markAllRead(member));
        assertThat(marked).containsExactly(stands().getLast().key());
        tenants.run(tenant, () -> notices.markUnread(member, marked));
        assertThat(stands()).extracting(Notice::read).containsExactly(true, false);
    }

    @Test
    void nobodyTakesBackWhatOthersHaveRead() {
        Set<Notice.Key> marked = tenants.in(tenant, () -> notices.markAllRead(member));
        tenants.run(tenant, () -> notices.markUnread(MemberId.next(), marked));
        tenants.run(TenantId.next(), () -> notices.markUnread(member, marked));
        assertThat(unread(member)).isZero();
    }

    @Test
    void aReadEventIsGone() {
        shops.are(shop().tookOver("2026-11-25T09:00:00"));
        read(stands().getFirst());
        assertThat(stands()).isEmpty();
    }

    @Test
    void severalNewKeysInUseAreOneNotice() {
        ShopBuilder first = shop("1号店").tookOver("2026-11-25T09:00:00");
        ShopBuilder second = shop("2号店").tookOver("2026-11-25T09:01:00");
        ShopBuilder third = shop("3号店").tookOver("2026-11-25T09:02:00");
        shops.are(first, second);
        assertThat(stands()).hasSize(1);
        assertThat(unread(member)).isEqualTo(1);
        Notice shown = stands().getFirst();
        shops.are(first, second, third);
        read(shown);
        assertThat(stands()).extracting(Notice::shopName).containsExactly("3号店");
    }

    @Test
    void theMarksOfADeletedShopGoWithIt() {
        tenants.run(tenant, () -> notices.markAllRead(member));
        ShopId deleted = stands().getFirst().key().shop();
        tenants.run(tenant, () -> events.publishEvent(new ShopDeleted(tenant, deleted, member)));
        assertThat(stands()).extracting(Notice::read).containsExactly(false, true);
    }

    @Test
    void aNoticeThatDoesNotStandIsNotMarked() {
        Notice.Key foreign = new Notice.Key(ShopId.next(), NoticeKind.EXPIRED, "2026-11-24");
        tenants.run(tenant, () -> notices.markRead(member, Set.of(foreign)));
        assertThat(unread(member)).isEqualTo(2);
    }

    private List<Notice> stands() {
        return tenants.in(tenant, () -> notices.forMember(member));
    }

    private int unread(MemberId who) {
        return tenants.in(tenant, () -> notices.unread(who));
    }

    private void read(Notice notice) {
        tenants.run(tenant, () -> notices.markRead(member, notice.keys()));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Shops {

        @Bean
        @Primary
        FakeShops fakeShops() {
            return new FakeShops();
        }
    }
}
