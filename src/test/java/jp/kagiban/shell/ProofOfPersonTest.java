package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.ComponentQuery;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.login.OwnAccount;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.login.ui.ReauthScope;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.MemberId;
import jp.kagiban.tenancy.Company;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** How long a proof counts: while it is needed, never beyond half an hour, for one login, and once for a piece of work. */
@ScreenTest
class ProofOfPersonTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    StepUp stepUp;

    @Autowired
    RecentProof proof;

    @Autowired
    Company company;

    @Autowired
    OwnAccount account;

    @Autowired
    MemberSessions sessions;

    @Autowired
    LivePages pages;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    SettableClock clock;

    private final AtomicInteger done = new AtomicInteger();
    private MemberId owner;
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private BrowserlessUIContext tab;

    @BeforeEach
    void logIn() {
        clock.set(SettableClock.START);
        owner = merchants.open("山田商店").owner();
        // The holder is one for the JVM, and the context made last has left its own strategy there.
        SecurityContextHolder.setContextHolderStrategy(security);
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
        tab = anotherBrowser();
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private BrowserlessUIContext anotherBrowser() {
        BrowserlessUIContext window = portal.newUser(login.begun(owner)).newWindow();
        window.activate();
        return window;
    }

    private void passes(String time) {
        String[] parts = time.split(":");
        clock.advance(Duration.ofMinutes(Long.parseLong(parts[0])).plusSeconds(Long.parseLong(parts[1])));
    }

    /** Whether the deed ran at once. */
    private boolean does(ReauthScope work) {
        int before = done.get();
        work.then(done::incrementAndGet);
        boolean ran = done.get() > before;
        assertThat(asked()).isEqualTo(!ran);
        tab.find(Dialog.class).all().forEach(Dialog::close);
        return ran;
    }

    private boolean doesOneThing() {
        return does(stepUp.work());
    }

    private boolean asked() {
        return tab.find(Dialog.class).exists();
    }

    @Test
    void eachDeedLetsItCountForFiveMinutesMore() {
        for (int i = 0; i < 6; i++) {
            passes("4:59");
            assertThat(doesOneThing()).isTrue();
        }
        passes("0:06");
        assertThat(doesOneThing()).isFalse();
    }

    @Test
    void afterFiveMinutesWithoutOneItCountsNoMore() {
        passes("4:59");
        assertThat(doesOneThing()).isTrue();
        passes("5:00");
        assertThat(doesOneThing()).isFalse();
        passes("0:01");
        assertThat(doesOneThing()).isFalse();
    }

    @Test
    void whatAServiceDemandsLengthensItToo() {
        passes("4:59");
        company.grantSupport();
        passes("4:59");
        assertThat(stepUp.fresh()).isTrue();
        passes("0:01");
        assertThatThrownBy(company::grantSupport).isInstanceOf(ProofTooOld.class);
    }

    @Test
    void askingLengthensNothing() {
        passes("4:59");
        assertThat(stepUp.fresh()).isTrue();
        passes("0:01");
        assertThat(stepUp.fresh()).isFalse();
    }

    @Test
    void oneLoginLengthensNoOther() {
        BrowserlessUIContext other = anotherBrowser();
        tab.activate();
        passes("4:00");
        assertThat(doesOneThing()).isTrue();
        passes("1:00");
        assertThat(stepUp.fresh()).isTrue();
        other.activate();
        assertThat(stepUp.fresh()).isFalse();
    }

    @Test
    void whoLogsOutTakesItAlong() {
        ReauthScope work = stepUp.work();
        assertThat(does(work)).isTrue();
        login.enter(tab.getUI().getSession(), TestLogin.nobody());
        assertThat(stepUp.fresh()).isFalse();
        assertThatThrownBy(() -> work.within(done::incrementAndGet)).isInstanceOf(ProofTooOld.class);
    }

    /** In the same browser, so that pieces of work of the earlier login may still lie there. */
    @Test
    void aNewLoginDoesNotGoOnWithTheWorkOfTheOneBefore() {
        ReauthScope work = stepUp.work();
        assertThat(does(work)).isTrue();
        login.enter(tab.getUI().getSession(), login.begun(owner));
        passes("5:00");
        assertThat(does(work)).isFalse();
    }

    /** The others' proofs end with their logins. */
    @Test
    void aNewPasswordEndsAllOtherLoginsAndKeepsThisOneProven() {
        Authentication elsewhere = login.begun(owner);
        account.changePassword(owner, Merchants.PASSWORD, "あたらしい傘を買いました");
        assertThat(sessions.over(login.session(elsewhere))).isPresent();
        assertThat(sessions.current().flatMap(sessions::over)).isEmpty();
        assertThat(stepUp.fresh()).isTrue();
    }

    @Test
    void aClockThatIsSetBackMakesNobodyProven() {
        ReauthScope work = stepUp.work();
        assertThat(does(work)).isTrue();
        clock.advance(Duration.ofHours(-1));
        assertThat(doesOneThing()).isFalse();
        assertThat(does(work)).isFalse();
    }

    @Test
    void aPieceOfWorkIsAskedAboutOnce() {
        ReauthScope work = stepUp.work();
        assertThat(does(work)).isTrue();
        passes("29:59");
        assertThat(does(work)).isTrue();
        passes("0:01");
        assertThat(does(work)).isFalse();
    }

    @Test
    void itOpensNothingElse() {
        ReauthScope work = stepUp.work();
        assertThat(does(work)).isTrue();
        passes("5:01");
        assertThat(does(work)).isTrue();
        assertThat(doesOneThing()).isFalse();
        assertThatThrownBy(company::grantSupport).isInstanceOf(ProofTooOld.class);
    }

    @Test
    void itsServicesAreContentWithWhatItBeganWith() {
        ReauthScope work = stepUp.work();
        assertThat(does(work)).isTrue();
        passes("20:00");
        work.then(company::grantSupport);
        assertThat(company.settings().supportUntil()).isPresent();
    }

    /** Fifty that are saved one after the other, of which the first begins a second before the half hour is over. */
    @Test
    void aRunThatHasBegunIsCarriedThrough() {
        IntStream.range(0, 6).forEach(_ -> {
            passes("4:59");
            doesOneThing();
        });
        passes("0:05");
        stepUp.then(() -> IntStream.range(0, 50).forEach(_ -> {
            clock.advance(Duration.ofSeconds(20));
            company.grantSupport();
            done.incrementAndGet();
        }));
        assertThat(done).hasValue(56);
        assertThat(stepUp.fresh()).isFalse();
    }

    /** Tasks of other tabs run on whatever thread frees their lock. */
    @Test
    void whatAnotherLoginDoesMeanwhileOnTheSameThreadIsNotCarried() {
        Authentication other = login.provenAt(owner, Instant.EPOCH);
        stepUp.then(() -> {
            login.enter(tab.getUI().getSession(), other);
            assertThat(proof.fresh()).isFalse();
            done.incrementAndGet();
        });
        assertThat(done).hasValue(1);
    }

    @Test
    void aFormTellsThatAProofIsAboutToBeAskedFor() {
        UI.getCurrent().navigate("shops/new");
        readsNothing();
        passes("3:01");
        reads("本人確認はまもなく切れます（10:47まで）。", "有効時間を延ばす");
        assertThat(PageText.of(tab.find(StatusLine.class).single())).contains("まもなく切れます");
        passes("2:00");
        readsNothing();
    }

    @Test
    void aRenewedProofCountsForTheFormAndIsToldNoMore() {
        UI.getCurrent().navigate("shops/new");
        passes("4:00");
        reads("本人確認はまもなく切れます（10:47まで）。", "有効時間を延ばす");
        prove("有効時間を延ばす");
        readsNothing();
    }

    /** Its sender may have copied the earlier id, and has waited until the member proved who they are. */
    @Test
    void itCountsForNoRequestThatWasSentWithAnEarlierIdOfItsSession() {
        RequestAttributes ofTab = RequestContextHolder.getRequestAttributes();
        MockHttpServletRequest request = new MockHttpServletRequest();
        MockHttpSession session = new MockHttpSession();
        session.setNew(false);
        request.setSession(session);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            request.setRequestedSessionId(session.getId());
            assertThat(proof.use()).isTrue();
            session.changeSessionId();
            assertThat(proof.use()).isFalse();
        } finally {
            RequestContextHolder.setRequestAttributes(ofTab);
        }
    }

    private void prove(String button) {
        press(button);
        tab.test(tab.find(PasswordField.class).withLabel("パスワード").single()).setValue(Merchants.PASSWORD);
        press("確認");
    }

    private void press(String button) {
        tab.test(tab.find(Button.class).withText(button).single()).click();
    }

    private void reads(String... line) {
        drawnAnew(() -> assertThat(line().all())
                .singleElement()
                .satisfies(drawn -> assertThat(PageText.lines(drawn)).containsExactly(line)));
    }

    private void readsNothing() {
        drawnAnew(() -> assertThat(line().exists()).isFalse());
    }

    /** Once the parts that follow this login have been drawn anew. */
    private void drawnAnew(Runnable look) {
        VaadinSession session = tab.getUI().getSession();
        pages.loginChanged(sessions.current().orElseThrow());
        await().pollInSameThread().untilAsserted(() -> {
            session.getService().runPendingAccessTasks(session);
            look.run();
        });
    }

    /** Finds only what is visible. */
    private ComponentQuery<Div> line() {
        return tab.find(Div.class).withClassName("kb-proof-line");
    }
}
