package jp.kagiban.notice;

/** The words of the three stages, to the character. They are a contract, so no translation file has them. */
final class StageTexts {

    static final String BAND_MARK = "！";
    static final String BAND = "緊急なお知らせ";
    static final String MANUAL = "こちらのマニュアル";
    static final String AFTER_MANUAL = "を参考にライセンスキーの更新作業を行なってください。";

    private static final String CONSEQUENCE_BEFORE = "有効期限が切れると楽天APIの受注取得などが利用できなくなりますので、お早めに更新をお願いします。";
    private static final String CONSEQUENCE_EXPIRED = "楽天APIの受注取得などが利用できない状況ですので、更新をお願いします。";

    private StageTexts() {}

    static String headline(NoticeKind kind, String shopName, long days) {
        return kind == NoticeKind.EXPIRED
                ? shopName + "のライセンスキーの有効期限が切れています"
                : shopName + "の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと" + days + "日となっています。";
    }

    /** The first paragraph. */
    static String consequence(NoticeKind kind) {
        return kind == NoticeKind.EXPIRED ? CONSEQUENCE_EXPIRED : CONSEQUENCE_BEFORE;
    }
}
