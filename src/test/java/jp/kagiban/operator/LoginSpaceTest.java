package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.HistoryWords;
import jp.kagiban.audit.LoginSpaceHistory;
import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.login.session.MemberSessions.LoginEnded;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ReadSlowly;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** The history of the login space is there for those who run the portal alone. */
@ScreenTest
class LoginSpaceTest {

    private static final String ADDRESS = "operator/history";

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    TestFactors factors;

    @Autowired
    OperatorRoll operators;

    @Autowired
    LoginSpaceDesk desk;

    @Autowired
    LoginSpaceHistory history;

    @Autowired
    AuditTrail trail;

    @Autowired
    AuthenticationConfiguration authentication;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient db;

    @Autowired
    SettableClock clock;

    private Merchant yamada;
    private Merchant sato;
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private BrowserlessUIContext tab;

    @BeforeEach
    void open() {
        // The holder is one for the JVM, and the context made last has left its own strategy there.
        SecurityContextHolder.setContextHolderStrategy(security);
        clock.set(SettableClock.START);
        yamada = merchants.open("山田商店");
        sato = merchants.open("佐藤商店");
        operators.add(sato.email());
        factors.setUp(sato.owner());
        tryToLogIn("192.0.2.7", Merchants.PASSWORD);
        tryToLogIn("192.0.2.8", "まちがったパスワードです");
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
    }

    private void tryToLogIn(String from, String password) {
        var typed = UsernamePasswordAuthenticationToken.unauthenticated(yamada.email(), password);
        typed.setDetails(new WebAuthenticationDetails(from, null));
        catchThrowable(() -> authentication.getAuthenticationManager().authenticate(typed));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private void as(Authentication member) {
        tab = portal.newUser(member).newWindow();
        tab.activate();
    }

    private String asOperator(String address) {
        as(login.withSecondFactor(sato.owner()));
        return page(address);
    }

    private static String page(String address) {
        UI.getCurrent().navigate("manual");
        String[] parts = address.split("\\?", 2);
        UI.getCurrent().navigate(parts[0], QueryParameters.fromString(parts.length > 1 ? parts[1] : ""));
        return PageText.of(UI.getCurrent());
    }

    private void press(String words) {
        tab.test(tab.find(Button.class).withText(words).single()).click();
    }

    @SuppressWarnings("unchecked")
    private String cell(int row, int column) {
        return tab.test((Grid<Object>) tab.find(Grid.class).single()).getCellText(row, column);
    }

    @Test
    void forAllOthersItIsAsUnknownAsAnyAddress() {
        as(login.of(yamada.owner()));
        assertThat(page(ADDRESS)).isEqualTo(page("no-such-page"));
        assertThatExceptionOfType(OperatorNeeded.class).isThrownBy(() -> desk.count(HistoryFilter.NONE));
        assertThatExceptionOfType(OperatorNeeded.class).isThrownBy(() -> desk.page(HistoryFilter.NONE, 0, 1));
        assertThatExceptionOfType(OperatorNeeded.class).isThrownBy(() -> desk.before(HistoryFilter.NONE, 9, 1));
        assertThatExceptionOfType(OperatorNeeded.class).isThrownBy(() -> desk.check(new Anchor()));
        HistoryWords words = new HistoryWords(UI.getCurrent(), _ -> "");
        assertThatExceptionOfType(OperatorNeeded.class)
                .isThrownBy(() -> desk.export(HistoryFilter.NONE, words, new ByteArrayOutputStream()));
    }

    @Test
    void withoutTheSecondFactorItIsClosed() {
        as(login.of(sato.owner()));
        assertThat(page(ADDRESS)).doesNotContain("ログインの履歴");
        assertThatExceptionOfType(OperatorNeeded.class).isThrownBy(() -> desk.count(HistoryFilter.NONE));
    }

    @Test
    void theConsoleLeadsThere() {
        asOperator("operator");
        assertThat(tab.find(Anchor.class).withText("ログインの履歴").single().getHref())
                .isEqualTo(ADDRESS);
    }

    @Test
    void theNewestLoginIsFirst() {
        assertThat(asOperator(ADDRESS)).contains("ログインの履歴", "件");
        assertThat(cell(0, 2)).isEqualTo("ログインを拒否");
        assertThat(cell(0, 3)).isEqualTo("山田 花子");
        assertThat(cell(1, 1)).isEqualTo("山田 花子");
        assertThat(cell(1, 2)).isEqualTo("ログイン");
    }

    @Test
    void itIsNarrowedByWhatAndFromWhere() {
        asOperator(ADDRESS + "?action=logged_in&address=192.0.2.7");
        assertThat(cell(0, 2)).isEqualTo("ログイン");
        tab.test(tab.find(TextField.class).withLabel("接続元").single()).setValue("198.51.100.1");
        assertThat(PageText.of(UI.getCurrent())).contains("この条件に合う記録はありません。");
    }

    @Test
    void atFirstItGoesBackThirtyDays() {
        // Later than whatever other tests have done in the same portal.
        clock.advance(Duration.ofDays(3_650));
        assertThat(asOperator(ADDRESS)).contains("この条件に合う記録はありません。");
        assertThat(asOperator(ADDRESS + "?from=2026-11-01")).doesNotContain("この条件に合う記録はありません。");
    }

    @Test
    void theChainIsCheckedAndABreakIsNamed() {
        asOperator(ADDRESS);
        press("改ざんを点検");
        assertThat(PageText.of(UI.getCurrent())).contains("すべて記録されたとおりです。");
        long seq = history.page(HistoryFilter.NONE, 0, 1).getFirst().seq();
        relabel(seq, "FAILED", "DONE");
        press("改ざんを点検");
        relabel(seq, "DONE", "FAILED");
        assertThat(PageText.of(UI.getCurrent())).contains("操作履歴の", "番で、つながりが切れています");
    }

    /** Turns the result of an entry, behind the portal's back. */
    private void relabel(long seq, String to, String from) {
        scope.outside(
                CrossTenantReason.HISTORY_OF_THE_LOGIN_SPACE,
                () -> db.sql("UPDATE audit_entry SET result = ? WHERE tenant_id = ? AND seq = ? AND result = ?")
                        .params(to, Column.of(LoginSpace.OWNER), seq, from)
                        .update());
    }

    @Test
    void itIsExportedAndThatStandsThereToo() {
        asOperator(ADDRESS);
        press("CSV出力");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        tab.test(tab.find(Anchor.class).withText("ダウンロード").single()).download(file);
        assertThat(file.toString(StandardCharsets.UTF_8)).contains("LOGIN_REFUSED", "192.0.2.8", "パスワードの間違い");
        assertThat(history.page(HistoryFilter.NONE, 0, 1).getFirst().code()).isEqualTo("HISTORY_EXPORTED");
    }

    @Test
    void theFileWantsAFreshProof() {
        as(login.withSecondFactorAt(sato.owner(), clock.instant()));
        HistoryWords words = new HistoryWords(UI.getCurrent(), _ -> "");
        clock.advance(Duration.ofMinutes(5));
        assertThatExceptionOfType(ProofTooOld.class)
                .isThrownBy(() -> desk.export(HistoryFilter.NONE, words, new ByteArrayOutputStream()));
        assertThat(history.page(HistoryFilter.NONE, 0, 1).getFirst().details())
                .isEqualTo(Map.of(Detail.TARGET, ADDRESS, Detail.REASON, "PROOF_TOO_OLD"));
    }

    @Test
    void aFileThatIsReadSlowlyEndsWithTheOperatorsRight() {
        as(login.withSecondFactor(sato.owner()));
        HistoryWords words = new HistoryWords(UI.getCurrent(), _ -> "");
        manyEntries();
        ReadSlowly reader = new ReadSlowly(() -> operators.remove(sato.email()));
        assertThatExceptionOfType(OperatorNeeded.class)
                .isThrownBy(() -> desk.export(HistoryFilter.NONE, words, reader));
        assertThat(reader.lines()).isBetween(1L, 101L);
    }

    @Test
    void aFileThatIsReadSlowlyEndsWithTheOperatorsLogin() {
        Authentication begun = login.begunWithSecondFactor(sato.owner());
        as(begun);
        HistoryWords words = new HistoryWords(UI.getCurrent(), _ -> "");
        manyEntries();
        ReadSlowly reader = new ReadSlowly(() -> operators.endSessions(sato.email()));
        assertThatExceptionOfType(LoginEnded.class).isThrownBy(() -> desk.export(HistoryFilter.NONE, words, reader));
        assertThat(reader.lines()).isBetween(1L, 101L);
    }

    private void manyEntries() {
        for (int entry = 0; entry < 300; entry++) {
            trail.recordApartInLoginSpace(AuditRecord.of(Action.LOGIN_REFUSED));
        }
    }
}
