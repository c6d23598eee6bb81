package jp.kagiban.login.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import jp.kagiban.login.OwnAccount;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;

@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class LoginAttemptSectionTest extends SpringBrowserlessTest {

    @Autowired
    AuthenticationConfiguration security;

    @Autowired
    OwnAccount account;

    @Autowired
    CurrentMember current;

    private void tryToLogIn(String password) {
        var typed = UsernamePasswordAuthenticationToken.unauthenticated(
                account.address(current.id()).orElseThrow(), password);
        catchThrowable(() -> security.getAuthenticationManager().authenticate(typed));
    }

    private String page() {
        navigate(SecurityView.class);
        return PageText.of(UI.getCurrent());
    }

    @Test
    void whoHasNotLoggedInReadsSo() {
        assertThat(page()).contains("最近のログイン", "過去90日のログインの記録はありません。");
    }

    @Test
    void aLoginAndAFailedTryAreListed() {
        tryToLogIn(Merchants.PASSWORD);
        tryToLogIn("まちがったパスワードです");
        page();
        assertThat(find(jp.kagiban.kit.DataTable.class).all())
                .anySatisfy(
                        table -> assertThat(PageText.textOf(table)).contains("2026/11/25 10:42", "パスワード", "成功", "失敗"));
    }
}
