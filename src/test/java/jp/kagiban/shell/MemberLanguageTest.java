package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import jp.kagiban.login.address.MemberLanguage;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What a member has chosen follows them to every browser. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class MemberLanguageTest extends ShopScreens {

    @Autowired
    MemberLanguage languages;

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse answer = new MockHttpServletResponse();

    @AfterEach
    void forget() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void aChoiceFollowsToAnotherBrowser() {
        languages.choose(member.id(), Locale.ENGLISH);
        newTab();
        assertThat(UI.getCurrent().getLocale()).isEqualTo(Locale.ENGLISH);
        assertThat(answer.getHeader("Set-Cookie")).startsWith("kagiban-language=en-member;");
    }

    @Test
    void itGoesBeforeWhatWasChosenThereEarlierByAMember() {
        languages.choose(member.id(), Locale.ENGLISH);
        request.setCookies(new Cookie("kagiban-language", "ja-member"));
        newTab();
        assertThat(UI.getCurrent().getLocale()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void whatIsChosenBeforeTheLoginIsTheMembersChoice() {
        languages.choose(member.id(), Locale.JAPANESE);
        request.setCookies(new Cookie("kagiban-language", "en"));
        newTab();
        assertThat(UI.getCurrent().getLocale()).isEqualTo(Locale.ENGLISH);
        assertThat(languages.chosen(member.id())).contains(Locale.ENGLISH);
    }

    @Test
    void whoNeverChoseReadsWhatTheBrowserAsksFor() {
        request.addHeader("Accept-Language", "en-GB");
        newTab();
        assertThat(UI.getCurrent().getLocale()).isEqualTo(Locale.ENGLISH);
        assertThat(languages.chosen(member.id())).isEmpty();
        assertThat(answer.getHeader("Set-Cookie")).isNull();
    }

    private void newTab() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, answer));
        UI.getCurrent().getPage().reload();
    }
}
