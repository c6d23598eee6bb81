package jp.kagiban.rakuten;

import jp.kagiban.mall.StageTexts;

/** The texts of the three stages, exact to the character. They are a contract and therefore not in a translation file. */
final class RakutenStageTexts implements StageTexts {

    private static final String MANUAL = "こちらのマニュアル";
    private static final String AFTER_MANUAL = "を参考にライセンスキーの更新作業を行なってください。";
    private static final String CONSEQUENCE_BEFORE = "有効期限が切れると楽天APIの受注取得などが利用できなくなりますので、お早めに更新をお願いします。";
    private static final String CONSEQUENCE_EXPIRED = "楽天APIの受注取得などが利用できない状況ですので、更新をお願いします。";

    @Override
    public String headline(Stage stage, String shopName, long days) {
        return stage == Stage.EXPIRED
                ? shopName + "のライセンスキーの有効期限が切れています"
                : shopName + "の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと" + days + "日となっています。";
    }

    @Override
    public String consequence(Stage stage) {
        return stage == Stage.EXPIRED ? CONSEQUENCE_EXPIRED : CONSEQUENCE_BEFORE;
    }

    @Override
    public String manual() {
        return MANUAL;
    }

    @Override
    public String afterManual() {
        return AFTER_MANUAL;
    }
}
