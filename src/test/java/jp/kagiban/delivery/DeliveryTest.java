package jp.kagiban.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TenantId;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Instant MADE = Instant.parse("2026-11-25T01:00:00Z");

    @Test
    void restsGrowFromAMinuteToFourHours() {
        assertThat(next(0)).contains(MADE.plus(Duration.ofMinutes(1)));
        assertThat(next(3)).contains(MADE.plus(Duration.ofMinutes(8)));
        assertThat(next(40)).contains(MADE.plus(Duration.ofHours(4)));
    }

    @Test
    void theReceiverMayAskForALongerRestAndForNoShorterOne() {
        assertThat(tried(0).nextTry(MADE, Optional.of(Duration.ofMinutes(30))))
                .contains(MADE.plus(Duration.ofMinutes(30)));
        assertThat(tried(3).nextTry(MADE, Optional.of(Duration.ofSeconds(1))))
                .contains(MADE.plus(Duration.ofMinutes(8)));
        assertThat(tried(0).nextTry(MADE, Optional.of(Duration.ofDays(9)))).contains(MADE.plus(Duration.ofHours(4)));
    }

    @Test
    void afterTwoDaysItIsGivenUp() {
        assertThat(tried(20).nextTry(MADE.plus(Duration.ofHours(44)), Optional.empty()))
                .isPresent();
        assertThat(tried(20).nextTry(MADE.plus(Duration.ofHours(45)), Optional.empty()))
                .isEmpty();
    }

    private static Optional<Instant> next(int tries) {
        return tried(tries).nextTry(MADE, Optional.empty());
    }

    private static Delivery tried(int tries) {
        return new Delivery(TenantId.next(), Ids.next(), ChannelKind.MAIL, Ids.next(), MADE, tries);
    }
}
