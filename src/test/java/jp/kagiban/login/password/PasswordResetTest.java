package jp.kagiban.login.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.LoginSpaceHistory;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.login.address.OneTimeTokens;
import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.login.member.PasswordChanged;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Invitations;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.SignUp;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.MailTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PostOffice;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A forgotten password: what is said tells nothing, and the link works once and not for long. */
@Tag("slow-on-mysql")
@MailTest
@RecordApplicationEvents
class PasswordResetTest {

    private static final String NEW_PASSWORD = "あたらしい傘を買いました";

    @Autowired
    PasswordReset reset;

    @Autowired
    ResetRequests requests;

    @Autowired
    LoginSpaceHistory history;

    @Autowired
    NewPasswords passwords;

    @Autowired
    OneTimeTokens tokens;

    @Autowired
    TestFactors factors;

    @Autowired
    TestLogin login;

    @Autowired
    SecondFactor second;

    @Autowired
    RecentProof proof;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    JdbcClient db;

    @Autowired
    DataSource source;

    @Autowired
    SignUp signUp;

    @Autowired
    Invitations invitations;

    @Autowired
    TenantScope scope;

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
        assertThat(requests.ask(merchant.email())).isEqualTo(requests.ask("nobody@example.jp"));
        assertThat(scheduler.getScheduledExecutions())
                .extracting(job -> job.getTaskInstance().getTaskName())
                .containsExactly("login-reset", "login-reset");
        jobs.runDue();
        jobs.runDue();
        assertThat(PostOffice.to(merchant.email())).hasSize(1);
        assertThat(PostOffice.to("nobody@example.jp")).isEmpty();
    }

    /** Somebody else may have sent them, to come back. */
    @Test
    void theInvitationsThatTheMemberSentEnd() {
        security.getContext().setAuthentication(login.of(merchant.owner()));
        try {
            scope.in(merchant.tenant(), () -> invitations.invite("taro@example.jp", Role.OWNER, Locale.JAPANESE));
            assertThat(scope.in(merchant.tenant(), invitations::open)).hasSize(1);
            reset.set(ask(), NEW_PASSWORD);
            assertThat(scope.in(merchant.tenant(), invitations::open)).isEmpty();
        } finally {
            security.clearContext();
        }
    }

    @Test
    void theLinkSetsANewPasswordOnce() {
        String token = ask();
        assertThat(reset.works(token)).isTrue();
        assertThat(reset.set(token, NEW_PASSWORD)).isEqualTo(AccountResult.DONE);
        assertThat(passwords.isCurrent(merchant.owner(), NEW_PASSWORD)).isTrue();
        assertThat(events.stream(PasswordChanged.class)).containsExactly(new PasswordChanged(merchant.owner(), true));
        assertThat(reset.set(token, Merchants.PASSWORD)).isEqualTo(AccountResult.LINK_DEAD);
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
        assertThat(reset.set(token, NEW_PASSWORD)).isEqualTo(AccountResult.LINK_DEAD);
    }

    @Test
    void aPasswordThatIsRefusedLeavesTheLinkAsItWas() {
        String token = ask();
        assertThat(reset.set(token, "short")).isEqualTo(AccountResult.PASSWORD_TOO_SHORT);
        assertThat(reset.works(token)).isTrue();
    }

    @Test
    void anInventedLinkIsDead() {
        assertThat(reset.set("x".repeat(43), NEW_PASSWORD)).isEqualTo(AccountResult.LINK_DEAD);
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
        requests.ask(address);
        jobs.runDue();
        jobs.runDue();
        assertThat(PostOffice.to(address)).hasSize(2);
        assertThat(PostOffice.link(address)).startsWith("/verify/");
    }

    @Test
    void oneAddressGetsFewMailsAndTheAnswerStays() {
        for (int i = 0; i < 5; i++) {
            assertThat(requests.ask(merchant.email())).isEqualTo(AccountResult.DONE);
            jobs.runDue();
            jobs.runDue();
        }
        assertThat(PostOffice.to(merchant.email())).hasSize(3);
    }

    @Test
    void oneClientMayNotAskForMany() {
        for (int i = 0; i < 10; i++) {
            requests.ask("someone" + i + "@example.jp");
        }
        assertThat(requests.ask("another@example.jp")).isEqualTo(AccountResult.TOO_OFTEN);
        clock.advance(Duration.ofMinutes(1));
        assertThat(requests.ask("another@example.jp")).isEqualTo(AccountResult.DONE);
    }

    /** Somebody who has a whole network has many clients; they don't use up what is there for all. */
    @Test
    void oneNetworkMayNotAskForAll() {
        assertThat(IntStream.rangeClosed(0, 100).mapToObj(this::askFromANetwork))
                .startsWith(AccountResult.DONE)
                .endsWith(AccountResult.TOO_OFTEN);
    }

    private AccountResult askFromANetwork(int client) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("2001:db8:77:%x::1".formatted(client));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            return requests.ask("someone" + client + "@example.jp");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    @Test
    void whatIsNoAddressIsSaid() {
        assertThat(requests.ask("hanako")).isEqualTo(AccountResult.EMAIL_FORM);
        assertThat(requests.ask("")).isEqualTo(AccountResult.EMAIL_EMPTY);
    }

    private String ask() {
        requests.ask(merchant.email());
        jobs.runDue();
        jobs.runDue();
        return PostOffice.link(merchant.email()).substring("/reset/".length());
    }

    @Test
    void aNewPasswordEndsTheLinkToAnotherAddressToo() {
        String change = tokens.issue(OneTimeTokens.Purpose.CHANGE, merchant.owner(), "thief@example.jp");
        reset.set(ask(), NEW_PASSWORD);
        assertThat(tokens.find(change)).isEmpty();
    }

    @Test
    void aResetForgetsTheBrowsersThatWereKnown() {
        know();
        reset.set(ask(), NEW_PASSWORD);
        assertThat(known()).isZero();
    }

    @Test
    void soDoesTheProofOfTheAddressElsewhere() {
        know();
        publisher.publishEvent(new AddressProven(merchant.owner(), true));
        assertThat(known()).isEqualTo(1);
        publisher.publishEvent(new AddressProven(merchant.owner(), false));
        assertThat(known()).isZero();
    }

    private void know() {
        db.sql("INSERT INTO known_device (device_hash, member_id, seen_at) VALUES (?, ?, ?)")
                .params(Hashes.sha256("browser"), Column.of(merchant.owner()), Column.of(clock.instant()))
                .update();
    }

    private int known() {
        return db.sql("SELECT COUNT(*) FROM known_device WHERE member_id = ? AND device_hash = ?")
                .params(Column.of(merchant.owner()), Hashes.sha256("browser"))
                .query(Integer.class)
                .single();
    }

    /** The mail is no second factor: who has one is asked for it afterwards. */
    @Test
    void theSecondFactorStays() {
        factors.setUp(merchant.owner());
        reset.set(ask(), NEW_PASSWORD);
        security.setContext(new SecurityContextImpl(login.provenAt(merchant.owner(), clock.instant())));
        try {
            assertThat(second.missing()).isTrue();
            assertThat(proof.fresh()).isFalse();
        } finally {
            security.clearContext();
        }
    }

    /** The job must not wait for a second connection while it holds one: as many at once would block one another. */
    @Test
    void theJobIsContentWithOneConnection() throws Exception {
        String address = "new-" + UUID.randomUUID() + "@example.jp";
        signUp.open("店", new NewMember("花", address, Merchants.PASSWORD));
        HikariDataSource pool = source.unwrap(HikariDataSource.class);
        long patience = pool.getConnectionTimeout();
        List<Connection> taken = new ArrayList<>();
        try {
            pool.setConnectionTimeout(1000);
            for (int i = 1; i < pool.getMaximumPoolSize(); i++) {
                taken.add(pool.getConnection());
            }
            reset.mail(address);
        } finally {
            for (Connection one : taken) {
                one.close();
            }
            pool.setConnectionTimeout(patience);
        }
        jobs.runDue();
        assertThat(PostOffice.link(address)).startsWith("/verify/");
    }

    /** Written by the job, so that the answer takes no longer for a member. */
    @Test
    void aResetStandsInTheHistory() {
        long before = latest(1).getFirst().seq();
        requests.ask(merchant.email());
        assertThat(latest(1).getFirst().seq()).isEqualTo(before);
        jobs.runDue();
        jobs.runDue();
        assertThat(latest(1).getFirst().code()).isEqualTo("PASSWORD_RESET_ASKED");
        reset.set(PostOffice.link(merchant.email()).substring("/reset/".length()), NEW_PASSWORD);
        assertThat(latest(2)).extracting(Entry::code).containsExactly("PASSWORD_CHANGED", "PASSWORD_RESET");
    }

    @Test
    void ofAnAddressThatNobodyHasNothingStandsThere() {
        long before = latest(1).getFirst().seq();
        requests.ask("nobody@example.jp");
        jobs.runDue();
        assertThat(latest(1).getFirst().seq()).isEqualTo(before);
    }

    private List<Entry> latest(int many) {
        return history.page(HistoryFilter.NONE, 0, many);
    }
}
