package jp.kagiban.rms;

/** A function that a shop switches on in RMS (利用機能編集), as far as the portal knows them. */
public enum RmsFunction {
    LICENCE_EXPIRY("license.expiryDate.get", true),
    SEARCH_ORDER("rpay.order.searchOrder", true),
    GET_ORDER("rpay.order.getOrder", true),
    /** Changes orders, so it is never tried out. */
    CONFIRM_ORDER("rpay.order.confirmOrder", false),
    SHOP_MASTER("shop.shopMaster.get", true),
    CABINET_USAGE("cabinet.usage.get", true),
    SEARCH_ORDER_ITEM("purchaseitem.searchOrderItem", true),
    RESERVE_LIST("reserve.infoList.get", true);

    private final String rmsName;
    private final boolean harmless;

    RmsFunction(String rmsName, boolean harmless) {
        this.rmsName = rmsName;
        this.harmless = harmless;
    }

    /** The name that RMS shows, such as {@code license.expiryDate.get}. */
    public String rmsName() {
        return rmsName;
    }

    /** Whether it only reads, so that {@link RmsDiagnosis} may call it. */
    public boolean harmless() {
        return harmless;
    }
}
