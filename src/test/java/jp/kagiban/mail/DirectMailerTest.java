package jp.kagiban.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import jp.kagiban.mail.DirectMailer.DirectMail;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.SendResult;
import jp.kagiban.testing.MailTest;
import jp.kagiban.testing.PostOffice;
import jp.kagiban.testing.ScriptedSmtp;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a mail server's answers mean for a letter, over real SMTP. */
@Tag("slow-on-mysql")
@MailTest
@ExtendWith(OutputCaptureExtension.class)
class DirectMailerTest {

    private static final String TO = "hanako@example.jp";
    private static final URI STOP = URI.create("https://kagiban.example.jp/unsubscribe/abc");

    @Autowired
    DirectMailer letters;

    @Autowired
    Composer composer;

    @Autowired
    MailRefusals refusals;

    @Autowired
    Mails mails;

    @Autowired
    Outbox outbox;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient db;

    private ScriptedSmtp server;

    @BeforeEach
    void startEmpty() {
        db.sql("DELETE FROM mail_refusal").update();
        db.sql("DELETE FROM mail_outbox").update();
        PostOffice.open();
        PostOffice.empty();
        server = new ScriptedSmtp();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void aLetterArrivesWithAWayOutAndIsMarkedAsMadeByAMachine() throws Exception {
        assertThat(letters.deliver(letter(Ids.next(), "お知らせ"))).isEqualTo(new SendResult.Taken("SMTP 250"));
        MimeMessage mail = PostOffice.to(TO).getFirst();
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<" + STOP + ">");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(PostOffice.part(mail, 0)).contains("text");
        assertThat(PostOffice.part(mail, 1)).contains("<p>html</p>");
    }

    @Test
    void aLetterHandedOverTwiceIsTheSameMail() throws Exception {
        UUID id = Ids.next();
        letters.deliver(letter(id, "お知らせ"));
        letters.deliver(letter(id, "お知らせ"));
        assertThat(PostOffice.to(TO))
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.getMessageID()).isEqualTo("<" + id + "@kagiban.example.jp>"));
    }

    @Test
    void aSubjectIsOneLineWithoutUnseenMarksAndNoHeaderOfItsOwn() throws Exception {
        letters.deliver(letter(Ids.next(), "山田\r\nBcc: x@example.jp\u202E店" + "長".repeat(300)));
        MimeMessage mail = PostOffice.to(TO).getFirst();
        assertThat(mail.getSubject()).startsWith("山田 Bcc: x@example.jp 店長長").hasSize(250);
        assertThat(mail.getHeader("Bcc")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 too busy, SMTP 421",
        "GREETING, 554 not you, SMTP 554",
        "RCPT, 450 try later, SMTP 450",
        "RCPT, 452 too many, SMTP 452",
        "MAIL, 550 who are you, SMTP 550",
        "DATA, 451 try later, SMTP 451",
        "., 421 closing, SMTP 421"
    })
    void whatMayPassIsForLater(String command, String answer, String said) {
        server.answers(command, answer);
        assertThat(scripted(letter(Ids.next(), "x"))).isEqualTo(new SendResult.Later(said));
        assertThat(refusals.latest(9)).isEmpty();
    }

    /** Those who run the portal see it, for it may be theirs to mend; it is tried again meanwhile. */
    @ParameterizedTest
    @CsvSource({
        "RCPT, 503 wrong order, 503",
        "RCPT, 552 5.2.2 mailbox full, 552",
        "RCPT, 554 5.7.1 relay access denied, 554",
        "RCPT, 550 5.7.1 your network is blocked, 550",
        "DATA, 554 no valid recipients, 554",
        "., 554 5.7.1 spam, 554"
    })
    void aNoThatMayBeMendedIsForLaterAndKeptAllTheSame(String command, String answer, int code) {
        server.answers(command, answer);
        assertThat(scripted(letter(Ids.next(), "x"))).isEqualTo(new SendResult.Later("SMTP " + code));
        assertThat(refusals.latest(9)).extracting(MailRefusals.Refusal::code).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 hanako@example.jp is unknown, 550",
        "RCPT, 550 5.1.1 hanako@example.jp is unknown, 550",
        "RCPT, 521 takes no mail, 521"
    })
    void whatIsRefusedForGoodIsKeptShortened(String command, String answer, int code, CapturedOutput output) {
        server.answers(command, answer);
        assertThat(scripted(letter(Ids.next(), "x"))).isEqualTo(new SendResult.Refused("SMTP " + code));
        assertThat(refusals.latest(9))
                .containsExactly(new MailRefusals.Refusal("h…@example.jp", code, clock.instant()));
        assertThat(output).doesNotContain(TO);
    }

    @ParameterizedTest
    @CsvSource({"GREETING", "RCPT", "."})
    void aServerThatHangsIsLeft(String command) {
        server.hangsAt(command);
        assertThat(scripted(letter(Ids.next(), "x"), Duration.ofMillis(500)))
                .isEqualTo(new SendResult.Later("no answer"));
    }

    /** The server answers for the mail from its 250 on. Another try would make it two. */
    @Test
    void aMailIsTakenThoughTheServerHangsUpAfterItsYes() {
        server.hangsUpAfter(".");
        assertThat(scripted(letter(Ids.next(), "x"))).isEqualTo(new SendResult.Taken("SMTP 250"));
        assertThat(server.mails()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RCPT", "DATA", "."})
    void aServerThatHangsUpInsteadOfAnsweringGivesNoCode(String command) {
        server.hangsAt(command).hangsUpAfter(command);
        assertThat(scripted(letter(Ids.next(), "x"))).isEqualTo(new SendResult.Later("no answer"));
    }

    @Test
    void aMailIsTakenThoughTheServerNeverSaysGoodbye() {
        server.hangsAt("QUIT");
        assertThat(scripted(letter(Ids.next(), "x"), Duration.ofMillis(500)))
                .isEqualTo(new SendResult.Taken("SMTP 250"));
    }

    @Test
    void aMailOfTheOutboxGoesOnceThoughTheServerHangsUpAfterItsYes() {
        server.hangsUpAfter(".");
        mails.send(Mail.of(MailKind.PASSWORD_CHANGED, TO, Locale.JAPANESE, Optional.empty()));
        UUID waiting =
                outbox.findFirstByFailedAtIsNullOrderByCreatedAt().orElseThrow().id();
        OutboxSender sender = new OutboxSender(outbox, mailer(Duration.ofSeconds(20)), clock);
        assertThat(sender.run(waiting)).isEmpty();
        assertThat(sender.run(waiting)).isEmpty();
        assertThat(server.mails()).isOne();
    }

    @Test
    void aServerThatIsAwayIsTriedLater() {
        PostOffice.close();
        assertThat(letters.deliver(letter(Ids.next(), "x"))).isEqualTo(new SendResult.Later("no answer"));
    }

    @Test
    void refusalsAreKeptForThirtyDaysAndOnceForAnAddress() {
        server.answers("RCPT", "550 unknown");
        scripted(letter(Ids.next(), "x"));
        scripted(letter(Ids.next(), "x"));
        assertThat(refusals.latest(9)).hasSize(1);
        clock.advance(Duration.ofDays(31));
        assertThat(refusals.latest(9)).isEmpty();
    }

    @Test
    void nothingElseIsTakenForAnAddress() {
        assertThatThrownBy(() -> new DirectMail(
                        Ids.next(), "a@example.jp, b@example.jp", Locale.JAPANESE, new MailText("s", "t", "h"), STOP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("example");
    }

    private SendResult scripted(DirectMail letter) {
        return scripted(letter, Duration.ofSeconds(20));
    }

    private SendResult scripted(DirectMail letter, Duration patience) {
        return mailer(patience).deliver(letter);
    }

    private DirectMailer mailer(Duration patience) {
        Properties line = new Properties();
        line.put("mail.smtp.host", "127.0.0.1");
        line.put("mail.smtp.port", String.valueOf(server.port()));
        line.put("mail.smtp.timeout", String.valueOf(patience.toMillis()));
        line.put("mail.smtp.from", "portal@kagiban.example.jp");
        return new DirectMailer(composer, new SmtpTransport(Session.getInstance(line)), refusals);
    }

    private static DirectMail letter(UUID id, String subject) {
        return new DirectMail(id, TO, Locale.JAPANESE, new MailText(subject, "text", "<p>html</p>"), STOP);
    }
}
