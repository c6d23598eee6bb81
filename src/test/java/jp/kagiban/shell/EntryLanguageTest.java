package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.util.Locale;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Whoever isn't logged in reads the portal in their language. */
@ScreenTest
@ViewPackages(packages = "jp.kagiban")
class EntryLanguageTest extends SpringBrowserlessTest {

    private final MockHttpServletResponse answer = new MockHttpServletResponse();

    @AfterEach
    void forget() {
        RequestContextHolder.resetRequestAttributes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "signup", "forgot", "verify/xyz", "reset/xyz", "signup/xyz", "invitation/xyz"})
    void everyPageBeforeTheLoginLeadsToEnglish(String address) {
        UI.getCurrent().navigate(address);
        assertThat(other("English").getElement().getAttribute("lang")).isEqualTo("en");
    }

    @Test
    void anEnglishPageLeadsToJapanese() {
        UI.getCurrent().setLocale(Locale.ENGLISH);
        UI.getCurrent().navigate("login");
        assertThat(other("日本語").getElement().getAttribute("lang")).isEqualTo("ja");
    }

    @Test
    void theChoiceIsKeptForTheBrowserAndThePageLoadedAnew() {
        UI.getCurrent().navigate("login");
        UI before = UI.getCurrent();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest(), answer));
        other("English").click();
        assertThat(answer.getHeader("Set-Cookie"))
                .startsWith("kagiban-language=en;")
                .contains("HttpOnly");
        assertThat(UI.getCurrent()).isNotSameAs(before);
    }

    private Button other(String name) {
        return find(Button.class).withText(name).single();
    }
}
