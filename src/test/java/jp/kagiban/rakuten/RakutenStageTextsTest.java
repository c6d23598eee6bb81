package jp.kagiban.rakuten;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kagiban.mall.StageTexts;
import jp.kagiban.mall.StageTexts.Stage;
import org.junit.jupiter.api.Test;

class RakutenStageTextsTest {

    private final StageTexts texts = RakutenAlone.mall().stageTexts();

    @Test
    void theHeadlineWithin30DaysIsThatOfTheContract() {
        assertThat(texts.headline(Stage.WITHIN_30_DAYS, "楽天市場1号店", 22))
                .isEqualTo("楽天市場1号店の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと22日となっています。");
    }

    @Test
    void theHeadlineWithin7DaysIsThatOfTheContract() {
        assertThat(texts.headline(Stage.WITHIN_7_DAYS, "楽天市場1号店", 0))
                .isEqualTo("楽天市場1号店の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと0日となっています。");
    }

    @Test
    void theHeadlineOfAnExpiredKeyIsThatOfTheContract() {
        assertThat(texts.headline(Stage.EXPIRED, "楽天市場1号店", -1)).isEqualTo("楽天市場1号店のライセンスキーの有効期限が切れています");
    }

    @Test
    void theFirstParagraphsAreThoseOfTheContract() {
        assertThat(texts.consequence(Stage.WITHIN_30_DAYS))
                .isEqualTo("有効期限が切れると楽天APIの受注取得などが利用できなくなりますので、お早めに更新をお願いします。")
                .isEqualTo(texts.consequence(Stage.WITHIN_7_DAYS));
        assertThat(texts.consequence(Stage.EXPIRED)).isEqualTo("楽天APIの受注取得などが利用できない状況ですので、更新をお願いします。");
    }

    @Test
    void theSecondParagraphBeginsWithTheLinkToTheManual() {
        assertThat(texts.manual()).hasSize(9);
        assertThat(texts.manual() + texts.afterManual()).isEqualTo("こちらのマニュアルを参考にライセンスキーの更新作業を行なってください。");
    }

    @Test
    void aPercentSignInAShopsNameIsJustACharacter() {
        assertThat(texts.headline(Stage.EXPIRED, "100%d店", -1)).isEqualTo("100%d店のライセンスキーの有効期限が切れています");
    }
}
