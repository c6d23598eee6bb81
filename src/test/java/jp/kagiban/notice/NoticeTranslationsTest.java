package jp.kagiban.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.i18n.DefaultI18NProvider;
import com.vaadin.flow.i18n.I18NProvider;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.kagiban.shared.ShopId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTranslationsTest {

    private static final List<Locale> LOCALES = List.of(Locale.JAPANESE, Locale.ENGLISH);
    private static final I18NProvider TEXTS = new DefaultI18NProvider(LOCALES);
    private static final Set<String> WITH_CAUSES = Set.of("not-accepted", "refused", "refused-undated", "waiting-long");
    private static final URI PORTAL = URI.create("https://kagiban.example/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date-missing",
                "function-off",
                "function-refused",
                "held",
                "held-orders-off",
                "held-past",
                "orders-refused",
                "other-shops-key",
                "taken-over",
                "taken-over-by-hand",
                "taken-over-function-off",
                "taken-over-undated",
                "unreachable",
                "waiting",
                "waiting-first",
                "waiting-silent",
                "waiting-stopped",
                "waiting-turn"
            })
    void aTextHasAHeadlineAndABody(String text) {
        assertSaid("notice." + text + ".headline");
        assertSaid("notice." + text + ".body");
    }

    @ParameterizedTest
    @FieldSource("WITH_CAUSES")
    void whereCausesAreListedADeedFollows(String text) {
        aTextHasAHeadlineAndABody(text);
        assertSaid("notice." + text + ".causes");
        assertSaid("notice." + text + ".deed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checks-stopped",
                "date-missing",
                "function-off",
                "function-refused",
                "held",
                "held-orders-off",
                "held-past",
                "no-key",
                "not-accepted",
                "orders-refused",
                "other-shops-key",
                "refused",
                "refused-undated",
                "waiting-long"
            })
    void whoMayNotActReadsTheFactAlone(String text) {
        Notice notice = new Notice(
                new Notice.Key(ShopId.next(), NoticeKind.HELD, "1"),
                "本店",
                new Notice.OwnWords("notice." + text, List.of("本店", "x7Qp"), WITH_CAUSES.contains(text)));
        assertThat(NoticeTexts.of(notice, Locale.JAPANESE, true, TEXTS).plain(PORTAL))
                .contains("ください");
        assertThat(NoticeTexts.of(notice, Locale.JAPANESE, false, TEXTS).plain(PORTAL))
                .doesNotContain("ください");
    }

    @Test
    void timesHaveTheFormOfTheReadersLanguage() {
        Notice.OwnWords words =
                OwnNotices.words("notice.unreachable", "本店", Notice.Time.minute(Instant.parse("2026-11-24T01:42:00Z")));
        Notice notice = new Notice(new Notice.Key(ShopId.next(), NoticeKind.UNREACHABLE_FOR_A_DAY, "1"), "本店", words);
        assertThat(NoticeTexts.of(notice, Locale.ENGLISH, true, TEXTS).plain(PORTAL))
                .contains("24 Nov 2026, 10:42");
        assertThat(NoticeTexts.of(notice, Locale.JAPANESE, true, TEXTS).plain(PORTAL))
                .contains("2026/11/24 10:42");
    }

    private static void assertSaid(String key) {
        for (Locale locale : LOCALES) {
            assertThat(TEXTS.getTranslation(key, locale, "楽天市場1号店", "x7Qp", "x7Qp"))
                    .as(key)
                    .isNotBlank()
                    .doesNotStartWith("!")
                    .doesNotContain("{", "''");
        }
    }
}
