package jp.kagiban.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.i18n.DefaultI18NProvider;
import com.vaadin.flow.i18n.I18NProvider;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import jp.kagiban.manual.Manual;
import jp.kagiban.manual.Walk;
import jp.kagiban.rakuten.RakutenAlone;
import jp.kagiban.shared.ShopId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One text, however it is shown. */
class NoticeTextTest {

    private static final URI PORTAL = URI.create("https://kagiban.example/shop-keys/");
    private static final ShopId SHOP = ShopId.of("01890000-0000-7000-8000-000000000001");
    private static final String MANUAL = PORTAL + Manual.walk(Walk.RENEW, SHOP);

    private static final I18NProvider WORDS = new DefaultI18NProvider(List.of(Locale.JAPANESE, Locale.ENGLISH));

    private static Notice notice(NoticeKind kind, String shopName, Notice.Text text) {
        return new Notice(new Notice.Key(SHOP, kind, "2027-02-23"), shopName, text);
    }

    private static NoticeText stage(NoticeKind kind) {
        return NoticeTexts.of(
                notice(
                        kind,
                        "<b>1号店</b>",
                        new Notice.Stage(
                                Instant.parse("2027-02-23T14:59:59Z"),
                                5,
                                false,
                                RakutenAlone.mall().stageTexts())),
                Locale.ENGLISH,
                WORDS);
    }

    private static NoticeText withCauses() {
        return NoticeTexts.of(
                notice(NoticeKind.NOT_ACCEPTED, "1号店", OwnNotices.withCauses("notice.not-accepted", "1号店", "Ab3d")),
                Locale.JAPANESE,
                WORDS);
    }

    @Test
    void aStageIsWholeInPlainTextBelowALineInEnglish() {
        assertThat(stage(NoticeKind.WITHIN_7_DAYS).plain(PORTAL)).isEqualTo("""
                <b>1号店</b>'s key expires in 5 days

                <b>1号店</b>の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと5日となっています。

                有効期限が切れると楽天APIの受注取得などが利用できなくなりますので、お早めに更新をお願いします。

                こちらのマニュアルを参考にライセンスキーの更新作業を行なってください。
                """ + MANUAL);
    }

    @ParameterizedTest
    @EnumSource(
            value = NoticeKind.class,
            names = {"WITHIN_30_DAYS", "WITHIN_7_DAYS", "EXPIRED"})
    void cardAndPlainTextSayTheSame(NoticeKind kind) {
        assertThat(stage(kind).plain(PORTAL))
                .endsWith("\n\n" + stage(kind).headline() + "\n\n" + String.join("\n\n", onACard(stage(kind))) + "\n"
                        + MANUAL);
    }

    private static List<String> onACard(NoticeText text) {
        return NoticeDrawing.body(text, "headline")
                .findFirst()
                .orElseThrow()
                .children()
                .eachText();
    }

    @Test
    void aStageIsJapaneseForEverybody() {
        assertThat(stage(NoticeKind.EXPIRED).language()).isEqualTo(Locale.JAPANESE);
    }

    @Test
    void causesAreAListInTheirOrder() {
        List<String> causes = withCauses().parts().stream()
                .filter(NoticeText.Causes.class::isInstance)
                .flatMap(part -> ((NoticeText.Causes) part).causes().stream())
                .toList();
        assertThat(causes).hasSizeGreaterThan(1);
        assertThat(withCauses().plain(PORTAL)).contains("1. " + causes.getFirst() + "\n2. " + causes.get(1));
    }
}
