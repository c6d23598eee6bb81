package jp.kagiban.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Duration;
import java.util.UUID;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.tenancy.SignUp;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.MailTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PostOffice;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** A forgotten password: what is said tells nothing, and the link works once and not for long. */
@MailTest
@RecordApplicationEvents
class PasswordResetTest {

    private static final String NEW_PASSWORD = "あたらしい傘を買いました";

    @Autowired
    PasswordReset reset;

    @Autowired
    NewPasswords passwords;

    @Autowired
    SignUp signUp;

    @Autowired
    Merchants merchants;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    SchedulerClient scheduler;

    @Autowired
    SettableClock clock;

    @Autowired
    ApplicationEvents events;

    private Merchants.Merchant merchant;

    @BeforeEach
    void startEmpty() {
        PostOffice.open();
        PostOffice.empty();
        jobs.forget();
        clock.advance(Duration.ofHours(1));
        merchant = merchants.open("山田商店");
    }

    @Test
    void aMemberAndAStrangerGetTheSameAnswerAndTheSameJob() {
        assertThat(reset.ask(merchant.email())).isEqualTo(reset.ask("nobody@example.jp"));
        assertThat(scheduler.getScheduledExecutions())
                .extracting(job -> job.getTaskInstance().getTaskName())
                .containsExactly("login-reset", "login-reset");
        jobs.runDue();
        jobs.runDue();
        assertThat(PostOffice.to(merchant.email())).hasSize(1);
        assertThat(PostOffice.to("nobody@example.jp")).isEmpty();
    }

    @Test
    void theLinkSetsANewPasswordOnce() {
        String token = ask();
        assertThat(reset.works(token)).isTrue();
        assertThat(reset.set(token, NEW_PASSWORD)).isEqualTo(Answer.DONE);
        assertThat(passwords.isCurrent(merchant.owner(), NEW_PASSWORD)).isTrue();
        assertThat(events.stream(PasswordChanged.class)).containsExactly(new PasswordChanged(merchant.owner()));
        assertThat(reset.set(token, Merchants.PASSWORD)).isEqualTo(Answer.LINK_DEAD);
        assertThat(passwords.isCurrent(merchant.owner(), NEW_PASSWORD)).isTrue();
    }

    @Test
    void theMemberIsTold() {
        reset.set(ask(), NEW_PASSWORD);
        jobs.runDue();
        assertThat(PostOffice.to(merchant.email())).hasSize(2);
    }

    @Test
    void afterHalfAnHourTheLinkIsDead() {
        String token = ask();
        clock.advance(Duration.ofMinutes(30));
        assertThat(reset.works(token)).isFalse();
        assertThat(reset.set(token, NEW_PASSWORD)).isEqualTo(Answer.LINK_DEAD);
    }

    @Test
    void aPasswordThatIsRefusedLeavesTheLinkAsItWas() {
        String token = ask();
        assertThat(reset.set(token, "short")).isEqualTo(Answer.PASSWORD_TOO_SHORT);
        assertThat(reset.works(token)).isTrue();
    }

    @Test
    void anInventedLinkIsDead() {
        assertThat(reset.set("x".repeat(43), NEW_PASSWORD)).isEqualTo(Answer.LINK_DEAD);
    }

    @Test
    void aLaterMailEndsTheEarlierLink() {
        String first = ask();
        ask();
        assertThat(reset.works(first)).isFalse();
    }

    @Test
    void anAddressThatIsNotProvenGetsTheMailThatProvesIt() {
        String address = "new-" + UUID.randomUUID() + "@example.jp";
        signUp.open("店", new NewMember("花", address, Merchants.PASSWORD));
        reset.ask(address);
        jobs.runDue();
        jobs.runDue();
        assertThat(PostOffice.to(address)).hasSize(2);
        assertThat(PostOffice.link(address)).startsWith("/verify/");
    }

    @Test
    void oneAddressGetsFewMailsAndTheAnswerStays() {
        for (int i = 0; i < 5; i++) {
            assertThat(reset.ask(merchant.email())).isEqualTo(Answer.DONE);
            jobs.runDue();
            jobs.runDue();
        }
        assertThat(PostOffice.to(merchant.email())).hasSize(3);
    }

    @Test
    void oneClientMayNotAskForMany() {
        for (int i = 0; i < 10; i++) {
            reset.ask("someone" + i + "@example.jp");
        }
        assertThat(reset.ask("another@example.jp")).isEqualTo(Answer.TOO_OFTEN);
        clock.advance(Duration.ofMinutes(1));
        assertThat(reset.ask("another@example.jp")).isEqualTo(Answer.DONE);
    }

    @Test
    void whatIsNoAddressIsSaid() {
        assertThat(reset.ask("hanako")).isEqualTo(Answer.EMAIL_FORM);
        assertThat(reset.ask("")).isEqualTo(Answer.EMAIL_EMPTY);
    }

    private String ask() {
        reset.ask(merchant.email());
        jobs.runDue();
        jobs.runDue();
        return PostOffice.link(merchant.email()).substring("/reset/".length());
    }
}
