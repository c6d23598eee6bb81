package jp.kagiban.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StageTextsTest {

    @Test
    void theHeadlineWithin30DaysIsThatOfTheContract() {
        assertThat(StageTexts.headline(NoticeKind.WITHIN_30_DAYS, "楽天市場1号店", 22))
                .isEqualTo("楽天市場1号店の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと22日となっています。");
    }

    @Test
    void theHeadlineWithin7DaysIsThatOfTheContract() {
        assertThat(StageTexts.headline(NoticeKind.WITHIN_7_DAYS, "楽天市場1号店", 0))
                .isEqualTo("楽天市場1号店の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと0日となっています。");
    }

    @Test
    void theHeadlineOfAnExpiredKeyIsThatOfTheContract() {
        assertThat(StageTexts.headline(NoticeKind.EXPIRED, "楽天市場1号店", -1)).isEqualTo("楽天市場1号店のライセンスキーの有効期限が切れています");
    }

    @Test
    void theFirstParagraphsAreThoseOfTheContract() {
        assertThat(StageTexts.consequence(NoticeKind.WITHIN_30_DAYS))
                .isEqualTo("有効期限が切れると楽天APIの受注取得などが利用できなくなりますので、お早めに更新をお願いします。")
                .isEqualTo(StageTexts.consequence(NoticeKind.WITHIN_7_DAYS));
        assertThat(StageTexts.consequence(NoticeKind.EXPIRED)).isEqualTo("楽天APIの受注取得などが利用できない状況ですので、更新をお願いします。");
    }

    @Test
    void theSecondParagraphBeginsWithTheLinkToTheManual() {
        assertThat(StageTexts.MANUAL).hasSize(9);
        assertThat(StageTexts.MANUAL + StageTexts.AFTER_MANUAL).isEqualTo("こちらのマニュアルを参考にライセンスキーの更新作業を行なってください。");
    }

    @Test
    void theBandIsThatOfTheContract() {
        assertThat(StageTexts.BAND_MARK + StageTexts.BAND).isEqualTo("！緊急なお知らせ");
    }

    @Test
    void aPercentSignInAShopsNameIsJustACharacter() {
        assertThat(StageTexts.headline(NoticeKind.EXPIRED, "100%d店", -1)).isEqualTo("100%d店のライセンスキーの有効期限が切れています");
    }
}
