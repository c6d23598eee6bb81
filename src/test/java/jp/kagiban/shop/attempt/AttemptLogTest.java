package jp.kagiban.shop.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.FakeRms;
import jp.kagiban.shop.Merchant;
import jp.kagiban.shop.ShopTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Each attempt is a line of the log. All that the module says meanwhile is searched for what must not be in it. */
@ShopTest
class AttemptLogTest {

    private static final String KEY = Merchant.key(951);

    @Autowired
    Merchant merchant;

    @Autowired
    FakeRms rms;

    private final Logger module = (Logger) LoggerFactory.getLogger("jp.kagiban.shop");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private ShopId shop;

    @BeforeEach
    void aKeyWaits() {
        module.setLevel(Level.TRACE);
        module.setAdditive(false);
        module.addAppender(lines);
        lines.start();
        rms.refuses(KEY);
        shop = merchant.shop(KEY);
    }

    @AfterEach
    void restore() {
        module.detachAppender(lines);
        module.setAdditive(true);
        module.setLevel(null);
    }

    @Test
    void aTryIsToldWithItsCodeAndWhatFollows() {
        merchant.tryKey(shop);
        assertThat(lines.list)
                .filteredOn(line -> line.getLevel() == Level.INFO)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Key of shop " + shop + ": REJECTED GA0001, WAITS, next 2026-11-25T01:44:00Z");
    }

    @Test
    void whatIsMissingIsLeftOut() {
        rms.takes(KEY, merchant.now().plusSeconds(86_400));
        merchant.tryKey(shop);
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .contains("Key of shop " + shop + ": VALID, ACTIVATED");
    }

    @Test
    void aCheckWithoutNewsIsNotTold() {
        rms.takes(KEY, merchant.now().plusSeconds(86_400));
        merchant.tryKey(shop);
        merchant.watch(shop);
        int told = lines.list.size();
        merchant.watch(shop);
        assertThat(lines.list).hasSize(told);
    }

    @Test
    void noLineBearsASecretNorTheNameOfTheShop() {
        merchant.tryKey(shop);
        assertThat(lines.list)
                .isNotEmpty()
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains("abcdefgh") || line.contains("a1b2c3d4e5f6") || line.contains("楽天市場"));
    }
}
