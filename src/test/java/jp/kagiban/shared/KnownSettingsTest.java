package jp.kagiban.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogs;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KnownSettingsTest {

    private static final KnownSettings ONE_RETIRED = KnownSettings.of("""
            {"properties": [
              {"name": "kagiban.orders.interval"},
              {"name": "kagiban.old-clock", "deprecation": {"level": "warning", "reason": "Clocks are right."}}]}""");

    private final KnownSettings known = KnownSettings.read();

    @ParameterizedTest
    @CsvSource({
        "KAGIBAN_SMTP_HSOT, KAGIBAN_SMTP_HOST",
        "KAGIBAN_DATADIRR, KAGIBAN_DATA_DIR",
        "KAGIBAN_DB_PASWORD_FILE, KAGIBAN_DB_PASSWORD_FILE",
        "KAGIBAN_USERNAME, KAGIBAN_DB_USERNAME",
        "kagiban_signpu, KAGIBAN_SIGNUP"
    })
    void anUnknownNameIsToldWithTheNearestOne(String typed, String nearest) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> known.refuseUnknown(Map.of(typed, "hidden-word")))
                .withMessageContaining(typed)
                .withMessageContaining(" " + nearest + ".")
                .withMessageNotContaining("hidden-word");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KAGIBAN_PORT",
                "KAGIBAN_DB_USERNAME",
                "KAGIBAN_DB_PASSWORD_FILE",
                "KAGIBAN_RMS_BASE_URL",
                "KAGIBAN_RMS_BASEURL",
                "KAGIBAN_KEK_PKCS11_PIN_FILE",
                "PATH"
            })
    void whatThereIsPasses(String name) {
        assertThatCode(() -> known.refuseUnknown(Map.of(name, "x"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "KAGIBAN_SERVICE_HOST, 10.0.0.1",
        "KAGIBAN_SERVICE_PORT, 8080",
        "KAGIBAN_SERVICE_PORT_HTTP, 8080",
        "KAGIBAN_PORT, tcp://10.0.0.1:8080",
        "KAGIBAN_PORT_8080_TCP, tcp://10.0.0.1:8080",
        "KAGIBAN_PORT_8080_TCP_ADDR, 10.0.0.1",
        "KAGIBAN_DB_PORT, tcp://10.0.0.2:3306",
        "KAGIBAN_DB_SERVICE_PORT_MYSQL, 3306"
    })
    void whatKubernetesTellsOfAServiceCountsAsUnset(String name, String value) {
        assertThat(KnownSettings.isOfAService(name, value)).isTrue();
        StandardEnvironment environment = environment(name, value);
        names(environment);
        assertThat(environment.getProperty(name)).isNull();
    }

    @Test
    void aPortStaysOne() {
        assertThat(KnownSettings.isOfAService("KAGIBAN_PORT", "8080")).isFalse();
        assertThat(KnownSettings.isOfAService("KAGIBAN_SMTP_PORT", "25")).isFalse();
    }

    @Test
    void aRetiredNameIsToldAndNotRefused() {
        Map<String, String> environment = Map.of("KAGIBAN_OLD_CLOCK", "on");
        assertThatCode(() -> ONE_RETIRED.refuseUnknown(environment)).doesNotThrowAnyException();
        assertThat(ONE_RETIRED.retired(environment)).containsEntry("KAGIBAN_OLD_CLOCK", "Clocks are right.");
        assertThat(ONE_RETIRED.retired(Map.of("KAGIBAN_ORDERS_INTERVAL", "PT5M")))
                .isEmpty();
    }

    @Test
    void aPortalWithKeysInATransitEngineIsRefusedWithTheLastCommitThatCanMoveThem() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> known.refuseUnknown(Map.of("KAGIBAN_KEK_TRANSIT_URL", "https://hidden.example.jp")))
                .withMessageMatching("[^.]* Transit [^.]*; commit [0-9a-f]{12} is the last [^.]*\\.")
                .withMessageNotContaining("hidden");
    }

    @Test
    void noRetiredNameIsProposed() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> ONE_RETIRED.refuseUnknown(Map.of("KAGIBAN_OLD_CLOKC", "on")))
                .withMessageNotContaining("KAGIBAN_OLD_CLOCK");
    }

    private static StandardEnvironment environment(String name, String value) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("given-systemEnvironment", Map.of(name, value)));
        return environment;
    }

    private static void names(StandardEnvironment environment) {
        new SettingNames(new DeferredLogs()).postProcessEnvironment(environment, new SpringApplication());
    }
}
