package jp.kagiban.notice;

import static jp.kagiban.notice.ShopBuilder.shop;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(NoticePages.class)
class CatchingUpTest {

    private final TenantId tenant = TenantId.next();
    private final MemberId member = MemberId.next();
    private final SettableClock clock = new SettableClock();
    private final FakeShops shops = new FakeShops();
    private Notices notices;

    @Autowired
    TenantScope scope;

    @BeforeEach
    void aWeekendAway() {
        notices = new Notices(shops, new FakeReadMarks(), new FakeHandlings(), scope, clock, _ -> {});
        shops.are(shop().checked("2026-11-22T18:00:00"));
    }

    @Test
    void whatWasMissedWhileThePortalWasOffIsNotToldAtOnce() {
        clock.advance(Duration.ofMinutes(59));
        assertThat(scope.in(tenant, () -> notices.standing().notices())).isEmpty();
    }

    @Test
    void itIsToldIfTheChecksDoNotGoOn() {
        clock.advance(Duration.ofHours(1));
        assertThat(scope.in(tenant, () -> notices.standing().notices()))
                .extracting(Notice::kind)
                .containsExactly(NoticeKind.CHECKS_STOPPED);
    }

    @Test
    void anOpenPageLooksAgainThen() {
        assertThat(scope.in(tenant, () -> notices.board(member)).next())
                .isEqualTo(SettableClock.START.plus(Duration.ofHours(1)));
    }
}
