package jp.kagiban.shell.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class LocaleChoiceTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void beforeAnyoneChoseTheBrowsersLanguageIsTheFirst() {
        asks("en-US,en;q=0.9,ja;q=0.8");
        assertThat(LocaleChoice.chosen(request)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void ofWhatABrowserAsksForTheFirstThatIsSpokenCounts() {
        asks("fr-FR,fr;q=0.9,ja-JP;q=0.8,en;q=0.7");
        assertThat(LocaleChoice.chosen(request)).isEqualTo(Locale.JAPANESE);
    }

    @Test
    void aBrowserThatAsksForNeitherReadsJapanese() {
        assertThat(LocaleChoice.chosen(request)).isEqualTo(Locale.JAPANESE);
        asks("fr-FR,fr;q=0.9");
        assertThat(LocaleChoice.chosen(request)).isEqualTo(Locale.JAPANESE);
    }

    @Test
    void aChoiceGoesBeforeTheBrowsersLanguage() {
        asks("en-US,en;q=0.9");
        request.setCookies(new Cookie("kagiban-language", "ja"));
        assertThat(LocaleChoice.chosen(request)).isEqualTo(Locale.JAPANESE);
    }

    @Test
    void aTextWithoutPlaceholdersKeepsItsApostrophesWhateverIsPassed() {
        assertThat(new LocaleChoice().languages().getTranslation("shop.held.orders-off.text", Locale.ENGLISH, "14:00"))
                .contains("'");
    }

    /** A mock doesn't read the header by itself. */
    private void asks(String languages) {
        request.addHeader("Accept-Language", languages);
        request.setPreferredLocales(Locale.LanguageRange.parse(languages).stream()
                .map(range -> Locale.forLanguageTag(range.getRange()))
                .toList());
    }
}
