package jp.kagiban.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.MailTest;
import jp.kagiban.testing.PostOffice;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The way of a mail from a transaction to a mail server, over real SMTP. */
@Tag("slow-on-mysql")
@MailTest
@ExtendWith(OutputCaptureExtension.class)
class MailOverSmtpTest {

    private static final String TO = "hanako@example.jp";
    private static final Optional<String> LINK = Optional.of("/reset/abc-DEF_123");

    @Autowired
    Mails mails;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    SettableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void startEmpty() {
        jobs.forget();
        db.sql("DELETE FROM mail_outbox").update();
        PostOffice.open();
        PostOffice.empty();
    }

    @Test
    void aMailArrivesWithItsWordsAndItsLinkInBothParts() throws Exception {
        send(Locale.JAPANESE);
        MimeMessage mail = PostOffice.to(TO).getFirst();
        assertThat(mail.getSubject()).isEqualTo("パスワードの再設定");
        assertThat(mail.getFrom()[0]).hasToString("=?UTF-8?B?6Y2155Wq?= <portal@kagiban.example.jp>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(PostOffice.part(mail, 0)).contains("30分", PostOffice.PORTAL + "/reset/abc-DEF_123");
        assertThat(PostOffice.part(mail, 1))
                .contains(
                        "<html lang=\"ja\">",
                        "href=\"https://kagiban.example.jp/reset/abc-DEF_123\"",
                        "返信には対応していません。</p>")
                .doesNotContain("th:text");
    }

    @Test
    void whoReadsEnglishGetsEnglish() throws Exception {
        send(Locale.ENGLISH);
        MimeMessage mail = PostOffice.to(TO).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Reset your password");
        assertThat(PostOffice.part(mail, 0)).contains("If this wasn't you");
    }

    @Test
    void aMailThatIsSentLeavesNothingBehind() {
        send(Locale.JAPANESE);
        assertThat(db.sql("SELECT COUNT(*) FROM mail_outbox")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(mails.standing()).isEqualTo(new Mails.Standing(0, 0, Optional.empty()));
    }

    @Test
    void whatIsRolledBackIsNotSent() {
        transaction.executeWithoutResult(status -> {
            mails.send(reset(Locale.JAPANESE));
            status.setRollbackOnly();
        });
        jobs.runDue();
        assertThat(PostOffice.to(TO)).isEmpty();
    }

    @Test
    void argumentsAreShownAsTypedAndNeverAsMarkup() {
        String name = "<img src=x onerror=alert(1)>&'{0}\"";
        mails.send(new Mail(MailKind.INVITATION, TO, Locale.ENGLISH, List.of(name), Optional.of("/invited/x")));
        jobs.runDue();
        MimeMessage mail = PostOffice.to(TO).getFirst();
        assertThat(PostOffice.part(mail, 0)).contains(name + " has invited you");
        assertThat(PostOffice.part(mail, 1))
                .doesNotContain("<img")
                .contains("&lt;img src=x onerror=alert(1)&gt;&amp;&#39;{0}&quot; has invited");
    }

    @Test
    void aMailServerThatIsAwayIsTriedAgainLaterAndLater(CapturedOutput output) throws Exception {
        PostOffice.close();
        mails.send(reset(Locale.JAPANESE));
        jobs.runDue();
        assertThat(mails.standing().waiting()).isOne();
        PostOffice.open();
        clock.advance(Duration.ofSeconds(59));
        jobs.runDue();
        assertThat(PostOffice.to(TO)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        jobs.runDue();
        assertThat(PostOffice.to(TO)).hasSize(1);
        assertThat(output).doesNotContain(TO).doesNotContain("abc-DEF_123");
    }

    @Test
    void afterADayAMailIsGivenUpAndItsLinkForgotten() {
        PostOffice.close();
        mails.send(reset(Locale.JAPANESE));
        for (int hour = 0; hour < 30; hour++) {
            jobs.runDue();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(mails.standing()).isEqualTo(new Mails.Standing(0, 1, Optional.empty()));
        assertThat(db.sql("SELECT COUNT(*) FROM mail_outbox WHERE link IS NOT NULL")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theQueueTellsSinceWhenTheOldestWaits() {
        PostOffice.close();
        var since = clock.instant();
        mails.send(reset(Locale.JAPANESE));
        clock.advance(Duration.ofSeconds(5));
        mails.send(reset(Locale.JAPANESE));
        assertThat(mails.standing()).isEqualTo(new Mails.Standing(2, 0, Optional.of(since)));
    }

    private void send(Locale language) {
        mails.send(reset(language));
        jobs.runDue();
    }

    private static Mail reset(Locale language) {
        return Mail.of(MailKind.PASSWORD_RESET, TO, language, LINK);
    }
}
