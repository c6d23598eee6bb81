package jp.kagiban.rakuten;

import static jp.kagiban.rakuten.RmsFixtures.credentials;
import static jp.kagiban.rakuten.RmsFixtures.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.Settings;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RmsAddressTest {

    @Test
    void theRealRmsIsTheDefault() {
        assertThat(new RmsAddress(settings(false, null), "127.0.0.1").current()).contains(Settings.Rms.REAL);
    }

    @Test
    void theAddressOfTheSettingsComesFirst() {
        URI chosen = URI.create("http://127.0.0.1:8081");
        assertThat(new RmsAddress(settings(false, chosen), "127.0.0.1").current())
                .contains(chosen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.evil.example",
                "http://127.0.0.1.evil.example",
                "http://localhost.example",
                "http://[::2]",
                "https://rms_stub"
            })
    void keysGoInClearToNoNameThatOnlyLooksLikeThisMachine(String other) {
        assertThatThrownBy(() -> settings(false, URI.create(other))).isInstanceOf(StartRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8081", "http://127.1.2.3", "http://localhost:8081", "http://[::1]:8081"})
    void keysMayGoInClearToThisMachine(String here) {
        assertThat(new RmsAddress(settings(false, URI.create(here)), "127.0.0.1").current())
                .contains(URI.create(here));
    }

    @Test
    void theOwnSandboxIsUnreachableUntilItListens() {
        RmsAddress early = new RmsAddress(settings(true, null), "127.0.0.1");
        Pace pace = new Pace(Duration.ofSeconds(1), new SkippingTicker());
        RmsBreakers breakers = new RmsBreakers(new SkippingTicker(), new SettableClock());
        RmsPipeline line = new RmsPipeline(
                early, pace, new RmsWire(RmsWire.Timeouts.USUAL), breakers, (_, _) -> {}, new SimpleMeterRegistry());
        Rms rms = new HttpRms(line, new SettableClock());
        assertThat(rms.licenceExpiry(credentials())).isEqualTo(new MallOutcome.Unreachable());
    }

    @Test
    void theJdksTelltaleLoggingKeepsThePortalFromStarting() {
        System.setProperty("jdk.httpclient.HttpClient.log", "requests");
        try {
            assertThatThrownBy(RmsConfiguration::refuseRequestLogging).isInstanceOf(StartRefused.class);
        } finally {
            System.clearProperty("jdk.httpclient.HttpClient.log");
        }
    }
}
