package jp.kagiban.shell.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.page.ColorScheme;
import java.util.List;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That Escape and the keyboard close and open it, a journey shows. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class AccountMenuTest extends SpringBrowserlessTest {

    @BeforeEach
    void open() {
        UI.getCurrent().navigate("");
        press();
    }

    @Test
    void itLeadsToWhatIsTheMembersOwn() {
        assertThat(find(Anchor.class, sheet()).all())
                .extracting(PageText::textOf)
                .contains("セキュリティ設定", "お知らせの受け取り方", "会社の設定");
        assertThat(entries()).contains("English", "ログアウト");
    }

    @Test
    void whoBelongsToOneCompanyHasNoOtherToChoose() {
        assertThat(PageText.of(sheet())).doesNotContain("会社を切り替える");
    }

    @Test
    void theOtherLanguageIsNamedInItself() {
        assertThat(entry("English").getElement().getAttribute("lang")).isEqualTo("en");
    }

    @Test
    void howTheScreensLookIsPressedOnceChosen() {
        test(entry("ダーク")).click();
        assertThat(UI.getCurrent().getPage().getColorScheme()).isEqualTo(ColorScheme.Value.DARK);
        assertThat(pressed()).containsExactly("ダーク");
    }

    @Test
    void anotherPressClosesItAndTheNextOneOpensItAnew() {
        press();
        assertThat(find(AccountSheet.class).exists()).isFalse();
        press();
        assertThat(find(AccountSheet.class).all()).hasSize(1);
    }

    /** Speech control finds the button by the text on it. */
    @Test
    void itsNameIsWhatStandsOnIt() {
        assertThat(button().getAriaLabel()).isEmpty();
        assertThat(PageText.textOf(button())).startsWith("山田商店 ").contains("アカウント");
    }

    private void press() {
        test(button()).click();
    }

    private NativeButton button() {
        return find(NativeButton.class).withClassName("kb-account").single();
    }

    private AccountSheet sheet() {
        return find(AccountSheet.class).single();
    }

    private NativeButton entry(String words) {
        return find(NativeButton.class, sheet()).withText(words).single();
    }

    private List<String> entries() {
        return find(NativeButton.class, sheet()).all().stream()
                .map(NativeButton::getText)
                .toList();
    }

    private List<String> pressed() {
        return find(NativeButton.class, sheet()).all().stream()
                .filter(entry -> "true".equals(entry.getElement().getAttribute("aria-pressed")))
                .map(NativeButton::getText)
                .toList();
    }
}
