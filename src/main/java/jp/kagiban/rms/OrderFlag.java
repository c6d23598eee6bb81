package jp.kagiban.rms;

/** What RMS marks an order with: a field that is 1. */
public enum OrderFlag {
    GIFT("giftCheckFlag"),
    SOCIAL_GIFT("socialGiftFlag"),
    SEVERAL_RECIPIENTS("severalSenderFlag"),
    RECIPIENT_IS_ORDERER("equalSenderFlag"),
    ISOLATED_ISLAND("isolatedIslandFlag"),
    RAKUTEN_MEMBER("rakutenMemberFlag"),
    RAKUTEN_CONFIRMS("rakutenConfirmFlag"),
    ASURAKU("asurakuFlag"),
    DRUG("drugFlag"),
    DEAL("dealFlag"),
    MODIFIED("modifyFlag"),
    DELIVERY_CERTAIN("deliveryCertPrgFlag"),
    ONE_DAY_OPERATION("oneDayOperationFlag");

    private final String field;

    OrderFlag(String field) {
        this.field = field;
    }

    /** Its name on the wire. */
    public String field() {
        return field;
    }
}
