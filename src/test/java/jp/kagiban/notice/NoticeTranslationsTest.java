package jp.kagiban.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.i18n.DefaultI18NProvider;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTranslationsTest {

    private static final List<Locale> LOCALES = List.of(Locale.JAPANESE, Locale.ENGLISH);
    private static final I18NProvider TEXTS = new DefaultI18NProvider(LOCALES);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date-missing",
                "function-off",
                "function-refused",
                "held",
                "orders-refused",
                "other-shops-key",
                "taken-over",
                "taken-over-by-hand",
                "taken-over-undated",
                "unreachable",
                "waiting",
                "waiting-first",
                "waiting-stopped",
                "waiting-turn"
            })
    void aTextHasAHeadlineAndABody(String text) {
        assertSaid("notice." + text + ".headline");
        assertSaid("notice." + text + ".body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-accepted", "refused", "refused-undated", "waiting-long"})
    void whereCausesAreListedADeedFollows(String text) {
        aTextHasAHeadlineAndABody(text);
        assertSaid("notice." + text + ".causes");
        assertSaid("notice." + text + ".deed");
    }

    private static void assertSaid(String key) {
        for (Locale locale : LOCALES) {
            assertThat(TEXTS.getTranslation(key, locale, "楽天市場1号店", "x7Qp"))
                    .as(key)
                    .isNotBlank()
                    .doesNotStartWith("!")
                    .doesNotContain("{", "''");
        }
    }
}
