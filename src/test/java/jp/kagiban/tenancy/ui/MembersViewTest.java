package jp.kagiban.tenancy.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.MemberId;
import jp.kagiban.tenancy.Role;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/** How members log in is shown to owners. */
@ScreenTest
class MembersViewTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    TestFactors factors;

    @Autowired
    AuthenticationConfiguration authentication;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    SettableClock clock;

    private Merchant yamada;
    private SecuredBrowserlessApplicationContext<Authentication> portal;

    @BeforeEach
    void open() {
        // The holder is one for the JVM, and the context made last has left its own strategy there.
        SecurityContextHolder.setContextHolderStrategy(security);
        clock.set(SettableClock.START);
        yamada = merchants.open("山田商店");
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private String pageOf(Authentication member) {
        BrowserlessUIContext tab = portal.newUser(member).newWindow();
        tab.activate();
        UI.getCurrent().navigate("members");
        return PageText.of(UI.getCurrent());
    }

    @Test
    void anOwnerSeesWhoHasASecondFactorAndWhoHasLoggedInWhen() {
        authentication
                .getAuthenticationManager()
                .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(yamada.email(), Merchants.PASSWORD));
        factors.setUp(merchants.colleague(yamada.tenant(), "佐藤 一郎", Role.VIEWER));
        assertThat(pageOf(login.of(yamada.owner())))
                .contains("二段階認証", "最終ログイン", "未設定", "設定済み", "2026/11/25 10:42", "90日間なし");
    }

    @Test
    void onlyAnOwnerReadsThatTheOnlyOwnerCannotBeChanged() {
        assertThat(pageOf(login.of(yamada.owner()))).contains("管理者が1名のため変更できません。");
        MemberId viewer = merchants.colleague(yamada.tenant(), "佐藤 一郎", Role.VIEWER);
        MemberId manager = merchants.colleague(yamada.tenant(), "鈴木 次郎", Role.MANAGER);
        assertThat(pageOf(login.of(viewer))).contains("この会社から抜ける").doesNotContain("変更できません");
        assertThat(pageOf(login.of(manager))).contains("この会社から抜ける").doesNotContain("変更できません");
    }

    @Test
    void othersDoNot() {
        MemberId viewer = merchants.colleague(yamada.tenant(), "佐藤 一郎", Role.VIEWER);
        assertThat(pageOf(login.of(viewer))).contains("参加した日時").doesNotContain("最終ログイン", "未設定");
    }
}
