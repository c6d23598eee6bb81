package jp.kagiban.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/**
 * A message as a merchant must read it, to the character.
 *
 * @param band what stands above the headline; empty if nothing does
 */
record Told(String band, String headline, String first, String second) {

    private static final String URGENT = "！緊急なお知らせ";
    private static final String FIRST_BEFORE = "有効期限が切れると楽天APIの受注取得などが利用できなくなりますので、お早めに更新をお願いします。";
    private static final String FIRST_EXPIRED = "楽天APIの受注取得などが利用できない状況ですので、更新をお願いします。";
    private static final String SECOND = "こちらのマニュアルを参考にライセンスキーの更新作業を行なってください。";

    static Told within30Days(String shop, long days) {
        return before("", shop, days);
    }

    static Told within7Days(String shop, long days) {
        return before(URGENT, shop, days);
    }

    private static Told before(String band, String shop, long days) {
        String headline = shop + "の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと" + days + "日となっています。";
        return new Told(band, headline, FIRST_BEFORE, SECOND);
    }

    static Told expired(String shop) {
        return new Told(URGENT, shop + "のライセンスキーの有効期限が切れています", FIRST_EXPIRED, SECOND);
    }

    /** The band apart, nothing stands between headline and paragraphs, and what we add comes after them. */
    void assertStandsIn(Locator notice) {
        assertThat(notice.locator(".kb-band").allTextContents()).containsExactlyElementsOf(bands());
        assertThat(notice.getByRole(AriaRole.HEADING).textContent()).isEqualTo(headline);
        assertThat(notice.locator("p").allTextContents()).containsExactly(first, second);
        assertThat(notice.textContent()).contains(headline + first + second + "有効期限 ");
        assertThat(notice.getByRole(AriaRole.HEADING).evaluate("part => getComputedStyle(part).fontWeight"))
                .isEqualTo("700");
    }

    private List<String> bands() {
        return band.isEmpty() ? List.of() : List.of(band);
    }
}
