package jp.kagiban.login.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.login.AddressLinks;
import jp.kagiban.login.OwnAccount;
import jp.kagiban.login.address.OneTimeTokens;
import jp.kagiban.login.address.OneTimeTokens.Purpose;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.Member;
import jp.kagiban.login.password.NewPasswords;
import jp.kagiban.login.password.PasswordReset;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.tenancy.SignUp;
import jp.kagiban.testing.HeldHashes;
import jp.kagiban.testing.MailTest;
import jp.kagiban.testing.Merchants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.data.relational.core.mapping.event.BeforeSaveEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.filter.RequestContextFilter;

/** A new password wins against everything that was proven with the old one and isn't finished yet. */
@Tag("slow-on-mysql")
@MailTest
class OvertakenLoginTest {

    private static final String NEW_PASSWORD = "あたらしい傘を買いました";

    @Autowired
    WebApplicationContext context;

    @Autowired
    SignUp signUp;

    @Autowired
    AddressLinks links;

    @Autowired
    PasswordReset reset;

    @Autowired
    OneTimeTokens tokens;

    @Autowired
    OwnAccount account;

    @Autowired
    NewPasswords passwords;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    MemberSessions sessions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    JdbcClient db;

    private final String address = "hanako-" + UUID.randomUUID() + "@example.jp";
    private MemberId member;

    @BeforeEach
    void open() {
        SecurityContextHolder.setContextHolderStrategy(security);
        member = signUp.open("山田商店", new NewMember("山田 花子", address, Merchants.PASSWORD))
                .owner();
    }

    @AfterEach
    void leave() {
        security.clearContext();
    }

    @Test
    void aLoginThatTheOwnerOfTheAddressOvertakesFails() throws Exception {
        String token = tokens.issue(Purpose.PROOF, member, address);
        assertThatNobodyIsIn(logInWhile(() -> links.takeOver(token, NEW_PASSWORD)));
    }

    @Test
    void aLoginThatAResetOvertakesFails() throws Exception {
        String token = tokens.issue(Purpose.RESET, member, address);
        assertThatNobodyIsIn(logInWhile(() -> reset.set(token, NEW_PASSWORD)));
    }

    private void assertThatNobodyIsIn(MvcResult answer) {
        assertThat(answer.getResponse().getRedirectedUrl()).endsWith("/login?error");
        assertThat(answer.getRequest().getSession().getAttribute(SessionStarter.CONTEXT))
                .isNull();
        assertThat(sessions.devices(member)).isEmpty();
    }

    @Test
    void itsBrowserIsNotKnownEither() throws Exception {
        String token = tokens.issue(Purpose.PROOF, member, address);
        logInWhile(() -> links.takeOver(token, NEW_PASSWORD));
        assertThat(db.sql("SELECT COUNT(*) FROM known_device WHERE member_id = ?")
                        .param(Column.of(member))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aChangeOfThePasswordThatIsOvertakenChangesNothing() throws Exception {
        AccountResult answer = overtaken(() -> account.changePassword(member, Merchants.PASSWORD, "べつの傘をひとつもらいました"));
        assertThat(answer).isEqualTo(AccountResult.CURRENT_WRONG);
        assertThat(passwords.isCurrent(member, NEW_PASSWORD)).isTrue();
    }

    @Test
    void aChangeOfTheAddressThatIsOvertakenMailsNoLink() throws Exception {
        AccountResult answer = overtaken(() -> account.changeAddress(member, Merchants.PASSWORD, "thief-" + address));
        assertThat(answer).isEqualTo(AccountResult.CURRENT_WRONG);
        assertThat(db.sql("SELECT COUNT(*) FROM one_time_token WHERE member_id = ? AND purpose = 'CHANGE'")
                        .param(Column.of(member))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theOwnersPressWinsAgainstAChangeAtTheSameTime() {
        String token = tokens.issue(Purpose.PROOF, member, address);
        AtomicBoolean first = new AtomicBoolean(true);
        AccountResult answer = with(
                BeforeSaveEvent.class,
                save -> {
                    if (save.getEntity() instanceof Member && first.getAndSet(false)) {
                        // The change may have to wait for the takeover, which must not wait for the change.
                        CompletableFuture.runAsync(() -> account.rename(member, "べつの人"))
                                .completeOnTimeout(null, 500, TimeUnit.MILLISECONDS)
                                .join();
                    }
                },
                () -> links.takeOver(token, NEW_PASSWORD));
        assertThat(answer).isEqualTo(AccountResult.DONE);
        assertThat(passwords.isCurrent(member, NEW_PASSWORD)).isTrue();
    }

    /** Logs in by the old password. The password is right, but the login hasn't begun when this runs. */
    private MvcResult logInWhile(Runnable newPassword) {
        return with(AuthenticationSuccessEvent.class, _ -> newPassword.run(), this::logIn);
    }

    private MvcResult logIn() {
        try {
            return MockMvcBuilders.webAppContextSetup(context)
                    .addFilters(new RequestContextFilter())
                    .apply(springSecurity())
                    .build()
                    .perform(post("/login")
                            .servletPath("/login")
                            .param("username", address)
                            .param("password", Merchants.PASSWORD))
                    .andReturn();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The request has read the old hash, and waits for its turn to compare the password when the new one is stored. */
    private <T> T overtaken(Supplier<T> request) throws Exception {
        String hash = passwords.hash(NEW_PASSWORD);
        FutureTask<T> task = new FutureTask<>(request::get);
        Thread thread = new Thread(task);
        try (HeldHashes _ = new HeldHashes(encoder)) {
            thread.start();
            while (thread.isAlive() && !waitsForItsHash(thread)) {
                Thread.onSpinWait();
            }
            transaction.executeWithoutResult(_ -> passwords.set(member, hash));
        }
        return task.get(1, TimeUnit.MINUTES);
    }

    private static boolean waitsForItsHash(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith("BoundedPasswordEncoder"));
    }

    private <E extends ApplicationEvent, T> T with(Class<E> event, Consumer<E> listener, Supplier<T> task) {
        ConfigurableApplicationContext here = (ConfigurableApplicationContext) context;
        ApplicationListener<ApplicationEvent> before = new Before<>(event, listener);
        here.addApplicationListener(before);
        try {
            return task.get();
        } finally {
            here.removeApplicationListener(before);
        }
    }

    /** Hears an event before the portal does. */
    private record Before<E>(Class<E> event, Consumer<E> listener)
            implements ApplicationListener<ApplicationEvent>, Ordered {

        @Override
        public void onApplicationEvent(ApplicationEvent heard) {
            if (event.isInstance(heard)) {
                listener.accept(event.cast(heard));
            }
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }
}
