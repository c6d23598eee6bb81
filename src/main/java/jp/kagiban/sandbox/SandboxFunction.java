package jp.kagiban.sandbox;

import com.fasterxml.jackson.annotation.JsonValue;

/** A function that a shop switches on in RMS (利用機能編集). A key has the functions that were on when it was issued. */
public enum SandboxFunction {
    LICENCE_EXPIRY("license.expiryDate.get"),
    SEARCH_ORDER("rpay.order.searchOrder"),
    GET_ORDER("rpay.order.getOrder"),
    CONFIRM_ORDER("rpay.order.confirmOrder"),
    SHOP_MASTER("shop.shopMaster.get"),
    CABINET_USAGE("cabinet.usage.get"),
    SEARCH_ORDER_ITEM("purchaseitem.searchOrderItem"),
    RESERVE_LIST("reserve.infoList.get");

    private final String rmsName;

    SandboxFunction(String rmsName) {
        this.rmsName = rmsName;
    }

    /** Returns the name that RMS shows, such as {@code license.expiryDate.get}. */
    @JsonValue
    public String rmsName() {
        return rmsName;
    }
}
