package jp.kagiban.delivery;

import static jp.kagiban.notice.ShopBuilder.shop;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.NoticeChannel.ReceiverReached;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.SendResult;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("slow-on-mysql")
@DatabaseTest
@Import(DeliveryPortal.class)
class BrokenChannelsTest extends DeliveryTesting {

    @Autowired
    BrokenChannels broken;

    @Autowired
    ChannelAlarms alarms;

    @Autowired
    JdbcClient db;

    @Autowired
    ApplicationEventPublisher events;

    private Merchants.Merchant merchant;
    private final UUID chat = Ids.next();

    @BeforeEach
    void aChatThatRefuses() {
        clock.set(SettableClock.START);
        merchant = merchants.open("山田商店");
        receivers.are(merchant.tenant(), chat);
        shops.are(merchant.tenant(), shop().expires("2026-12-02T23:59:59"));
        jobs.forget();
        receivers.answer(new SendResult.Refused("HTTP 404"));
        look(merchant.tenant());
    }

    @Test
    void aChannelThatRefusesIsBroken() {
        assertThat(ofOwner()).extracting(Recipient::id).containsExactly(chat);
    }

    @Test
    void itIsWellAgainOnceSomethingGetsThrough() {
        receivers.takeAgain();
        clock.advance(Duration.ofDays(4));
        look(merchant.tenant());
        assertThat(ofOwner()).isEmpty();
    }

    @Test
    void itIsWellAgainOnceATestGetsThrough() {
        getThrough();
        assertThat(ofOwner()).isEmpty();
    }

    @Test
    void whatWasTakenAwayIsNotBroken() {
        receivers.are(merchant.tenant());
        assertThat(ofOwner()).isEmpty();
    }

    @Test
    void theOwnersAreToldByMailOnce() {
        alarm();
        alarm();
        assertThat(db.sql("SELECT arguments FROM mail_outbox WHERE kind = 'CHANNEL_BROKEN' AND recipient = ?")
                        .param(merchant.email())
                        .query(String.class)
                        .list())
                .containsExactly("[\"Microsoft Teams「店舗の連絡」\"]");
    }

    @Test
    void onceItIsWellTheNextBreakIsNewsAgain() {
        alarm();
        getThrough();
        alarm();
        assertThat(scope.in(merchant.tenant(), this::alarms)).isZero();
    }

    private int alarms() {
        return db.sql("SELECT COUNT(*) FROM channel_alarm WHERE tenant_id = ?")
                .param(Column.of(merchant.tenant()))
                .query(Integer.class)
                .single();
    }

    private void alarm() {
        scope.run(merchant.tenant(), () -> alarms.mailNewFailures(merchant.tenant()));
    }

    private void getThrough() {
        clock.advance(Duration.ofMinutes(1));
        ReceiverReached taken = new ReceiverReached(merchant.tenant(), ChannelKind.TEAMS, chat, "HTTP 200");
        scope.run(merchant.tenant(), () -> events.publishEvent(taken));
    }

    private List<Recipient> ofOwner() {
        return scope.in(merchant.tenant(), () -> broken.of(merchant.owner()));
    }
}
