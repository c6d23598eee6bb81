package jp.kagiban.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.PostOffice;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** Without a mail server mails are files that only their owner may read. */
@ScreenTest
@TestPropertySource(
        properties = {
            "kagiban.data-dir=target/test-data/${test.lane:alone}/mail-files",
            "logging.level.jp.kagiban.mail=info"
        })
@ExtendWith(OutputCaptureExtension.class)
class MailAsFileTest {

    private static final Path FOLDER =
            Path.of("target/test-data", System.getProperty("test.lane", "alone"), "mail-files/outbox");

    @Autowired
    Mails mails;

    @Autowired
    HandDrivenJobs jobs;

    @BeforeEach
    void startEmpty() throws IOException {
        jobs.forget();
        Files.createDirectories(FOLDER);
        for (Path file : files()) {
            Files.delete(file);
        }
        Files.delete(FOLDER);
    }

    @Test
    void aMailIsAFileThatAMailProgramReads() throws Exception {
        send();
        try (InputStream file = Files.newInputStream(files().getFirst())) {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), file);
            assertThat(mail.getSubject()).isEqualTo("パスワードの再設定");
            assertThat(PostOffice.part(mail, 0)).contains("/reset/abc-DEF");
        }
    }

    @Test
    void onlyItsOwnerMayReadItAndNothingUnfinishedStays() throws IOException {
        send();
        assertThat(rights(FOLDER)).isEqualTo("rwx------");
        assertThat(files()).singleElement().satisfies(file -> {
            assertThat(file.getFileName().toString()).endsWith(".eml");
            assertThat(rights(file)).isEqualTo("rw-------");
        });
    }

    @Test
    void theLogSaysWhereItLiesAndNothingOfIt(CapturedOutput output) {
        send();
        assertThat(output)
                .contains("a mail lies in")
                .contains(FOLDER + "/")
                .doesNotContain("hanako@")
                .doesNotContain("abc-DEF");
    }

    private void send() {
        mails.send(
                Mail.of(MailKind.PASSWORD_RESET, "hanako@example.jp", Locale.JAPANESE, Optional.of("/reset/abc-DEF")));
        jobs.runDue();
    }

    private static java.util.List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.toList();
        }
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
