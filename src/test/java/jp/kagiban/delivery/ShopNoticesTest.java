package jp.kagiban.delivery;

import static jp.kagiban.notice.ShopBuilder.shop;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import jp.kagiban.delivery.ShopNotices.Event;
import jp.kagiban.delivery.ShopNotices.Line;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.notice.HandlingTerm;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.Notices;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.tenancy.Role;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import(DeliveryPortal.class)
class ShopNoticesTest extends DeliveryTesting {

    @Autowired
    ShopNotices history;

    @Autowired
    Notices notices;

    private TenantId tenant;
    private MemberId sato;

    @BeforeEach
    void aKeyThatEndsInSevenDays() {
        clock.set(SettableClock.START);
        tenant = merchants.open("山田商店").tenant();
        sato = merchants.colleague(tenant, "佐藤 一郎", Role.MANAGER);
        receivers.are(tenant, Ids.next());
        shops.are(tenant, shop().expires("2026-12-02T23:59:59"));
        jobs.forget();
    }

    @Test
    void whoWasToldWhoReadItAndWhoSawToItIsTheNewestFirst() {
        look(tenant);
        clock.advance(Duration.ofMinutes(1));
        scope.run(tenant, () -> notices.markRead(sato, Set.of(notice().key())));
        clock.advance(Duration.ofMinutes(1));
        scope.run(tenant, () -> notices.takeInHand(sato, notice().key(), HandlingTerm.TODAY));
        assertThat(lines())
                .extracting(Line::event)
                .startsWith(new Event.InHand(Jst.nextMidnight(SettableClock.START)), new Event.Read())
                .contains(new Event.Told(ChannelKind.TEAMS));
        assertThat(lines()).extracting(Line::who).startsWith("佐藤 一郎", "佐藤 一郎").doesNotContain("");
        assertThat(lines()).extracting(Line::notice).containsOnly(notice().key());
    }

    @Test
    void whoWasToldIsKnownThoughTheChannelIsNoMore() {
        look(tenant);
        receivers.are(tenant);
        assertThat(lines()).extracting(Line::who).contains("店舗の連絡").doesNotContain("");
    }

    @Test
    void whatIsAboutAnotherShopOrCompanyIsNotThere() {
        scope.run(tenant, () -> notices.markAllRead(sato));
        assertThat(scope.in(tenant, () -> history.ofShop(ShopId.next()))).isEmpty();
        ShopId shop = notice().key().shop();
        assertThat(scope.in(TenantId.next(), () -> history.ofShop(shop))).isEmpty();
    }

    private Notice notice() {
        return scope.in(tenant, () -> notices.standing().notices()).getFirst();
    }

    private List<Line> lines() {
        ShopId shop = notice().key().shop();
        return scope.in(tenant, () -> history.ofShop(shop));
    }
}
