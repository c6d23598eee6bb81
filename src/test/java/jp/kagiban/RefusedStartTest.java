package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What a start says that its settings forbid: a sentence, and what to do. {@link StartIT} sees a process end so. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTest {

    @TempDir
    Path data;

    /** @param settings the environment's {@code KAGIBAN_…} */
    record Refused(Map<String, String> settings, String sentence) {}

    static Stream<Refused> refused() {
        return Stream.of(
                new Refused(
                        Map.of("KAGIBAN_SANDBOX", "on", "KAGIBAN_DB_URL", "jdbc:mysql://127.0.0.1:1/none"),
                        "KAGIBAN_SANDBOX=on goes neither with KAGIBAN_DB_URL nor with KAGIBAN_RMS_BASE_URL."),
                new Refused(
                        Map.of("KAGIBAN_SANDBOX", "on", "KAGIBAN_RMS_BASE_URL", "http://127.0.0.1:1"),
                        "KAGIBAN_SANDBOX=on goes neither with KAGIBAN_DB_URL nor with KAGIBAN_RMS_BASE_URL."),
                new Refused(
                        Map.of("KAGIBAN_RMS_BASE_URL", "http://rms.example"),
                        "KAGIBAN_RMS_BASE_URL must begin with https://"),
                new Refused(Map.of("KAGIBAN_SIGNUP", "closed"), "KAGIBAN_SIGNUP must be open or invite."),
                new Refused(
                        Map.of("KAGIBAN_RMS_PACE", "PT0.5S"),
                        "KAGIBAN_RMS_PACE below PT1S is accepted for an RMS on this machine only."),
                new Refused(
                        Map.of("KAGIBAN_DB_PASSWORD", "hidden-word", "KAGIBAN_DB_PASSWORD_FILE", "/nowhere"),
                        "KAGIBAN_DB_PASSWORD and KAGIBAN_DB_PASSWORD_FILE are both set."),
                new Refused(
                        Map.of("KAGIBAN_RMS_PARTNER_SECRET_FILE", "/nowhere/at-all"),
                        "The file of KAGIBAN_RMS_PARTNER_SECRET_FILE can't be read: /nowhere/at-all"),
                new Refused(
                        Map.of("KAGIBAN_SMTP_HSOT", "hidden-word"),
                        "KAGIBAN_SMTP_HSOT is no setting of Kagiban; the nearest one is KAGIBAN_SMTP_HOST."));
    }

    @ParameterizedTest
    @MethodSource
    void refused(Refused refused, CapturedOutput said) {
        assertThat(catchThrowable(() -> start(refused.settings()))).isNotNull();
        assertThat(said)
                .contains(refused.sentence(), "Action:")
                .doesNotContain("\tat ", "hidden-word", "Error creating bean");
        assertThat(data.resolve("kagiban.mv.db")).doesNotExist();
    }

    private void start(Map<String, String> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("given-systemEnvironment", Map.copyOf(settings)));
        SpringApplication portal = new SpringApplication(Kagiban.class);
        portal.setEnvironment(environment);
        portal.run("--kagiban.data-dir=" + data, "--spring.datasource.url=").close();
    }
}
