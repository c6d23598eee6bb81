package jp.kagiban.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import jp.kagiban.sandbox.SandboxKey.KeyOrder;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.PortInUseException;

@ExtendWith(OutputCaptureExtension.class)
class SandboxServerTest {

    private static final Instant END = Instant.parse("2100-01-01T14:59:59Z");

    @TempDir
    Path folder;

    @Test
    void whatWasIssuedSurvivesARestart() throws Exception {
        SandboxShop shop;
        SandboxKey key;
        try (Alone first = new Alone(folder)) {
            shop = first.desk().openShop("900001", "hanako", "花子商店");
            key = first.desk().issue("900001", KeyOrder.until(END));
            first.desk().setWeather(ServiceState.MAINTENANCE);
        }
        assertThat(folder.resolve(SandboxFile.NAME)).exists();
        try (Alone second = new Alone(folder)) {
            assertThat(second.desk().weather()).isEqualTo(ServiceState.MAINTENANCE);
            second.desk().setWeather(ServiceState.NORMAL);
            String address = "/es/1.0/license-management/license-key/expiry-date?licenseKey=" + key.licenseKey();
            assertThat(second.call("GET", address, "", "Authorization", Alone.esa(shop, key))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void theFileIsTheOwnersAndNothingIsLeftBesideIt() throws Exception {
        SandboxRms desk = new SandboxRms(folder, new SettableClock());
        desk.openShop("900001", "hanako", "花子商店");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(SandboxFile.NAME))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatIsNoBookIsToldInASentence() throws Exception {
        Files.writeString(folder.resolve(SandboxFile.NAME), "{\"weather\":");
        assertThatThrownBy(() -> new SandboxRms(folder, new SettableClock()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("can't be read");
    }

    @Test
    void itStartsWithoutDatabaseScreensAndJobs() {
        try (Alone alone = new Alone(folder)) {
            assertThat(alone.context().getBeanDefinitionNames())
                    .noneMatch(name -> name.matches("(?i).*(dataSource|vaadin|scheduler|flyway).*"));
        }
    }

    @Test
    void itPrintsItsAddress(CapturedOutput output) {
        System.setProperty("logging.level.jp.kagiban.sandbox", "info");
        try (Alone alone = new Alone(folder)) {
            assertThat(output).contains("http://127.0.0.1:" + alone.port);
        } finally {
            System.clearProperty("logging.level.jp.kagiban.sandbox");
        }
    }

    @Test
    void aTakenPortIsToldInASentence(CapturedOutput output) {
        try (Alone alone = new Alone(folder)) {
            assertThatThrownBy(() -> SandboxServer.start("--port=" + alone.port, "--data-dir=" + folder))
                    .hasCauseInstanceOf(PortInUseException.class);
            assertThat(output).contains("Port " + alone.port + " was already in use");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--port=x", "--port=70000", "--colour=red", "nonsense"})
    void argumentsThatMakeNoSenseAreToldInASentence(String argument, CapturedOutput output) {
        assertThatThrownBy(() -> SandboxServer.start(argument)).isInstanceOf(StartRefused.class);
        assertThat(output).contains("Start it with: sandbox --port N [--data-dir DIR]");
    }
}
