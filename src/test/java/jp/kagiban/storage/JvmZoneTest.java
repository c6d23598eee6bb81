package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.testing.ChosenDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
@Tag("database")
class JvmZoneTest {

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Etc/UTC", "Etc/UCT"})
    void utcByAnyNameIsAccepted(String zone) {
        assertThatCode(() -> JvmZone.check(TimeZone.getTimeZone(zone))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tokyo", "Europe/London", "America/New_York"})
    void anyOtherZoneIsRefused(String zone) {
        assertThatThrownBy(() -> JvmZone.check(TimeZone.getTimeZone(zone)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(zone);
    }

    /** Without the pin the converters alone must hold; with it nothing may change. */
    @ParameterizedTest
    @ValueSource(strings = {"pinned", "unpinned"})
    void aJvmInTokyoStoresTheSameDaysAndInstants(String pin) throws IOException {
        assertThat(zoneChild("Asia/Tokyo", pin))
                .contains("zone=" + (pin.equals("pinned") ? "UTC" : "Asia/Tokyo"))
                .contains("stored=2026-03-07 23:30:00.123456/2026-03-08")
                .contains("read=2026-03-07T23:30:00.123456Z/2026-03-08");
    }

    private static String zoneChild(String zone, String pin) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Duser.timezone=" + zone,
                "-cp",
                System.getProperty("java.class.path"),
                ZoneChild.class.getName(),
                pin));
        for (Map.Entry<String, String> setting : ChosenDatabase.fresh().entrySet()) {
            command.add("--" + setting.getKey() + "=" + setting.getValue());
        }
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
