package jp.kagiban.rakuten;

import jp.kagiban.mall.MallFunction;
import jp.kagiban.mall.MallFunction.Sort;

/** The functions of RMS (利用機能編集) that the portal knows. */
public enum RmsFunction {
    LICENCE_EXPIRY("license.expiryDate.get", Sort.END),
    SEARCH_ORDER("rpay.order.searchOrder", Sort.ORDERS),
    GET_ORDER("rpay.order.getOrder", Sort.ORDERS),
    /** Never tried out, because it changes orders. */
    CONFIRM_ORDER("rpay.order.confirmOrder", Sort.ORDERS),
    SHOP_MASTER("shop.shopMaster.get", Sort.OTHER),
    CABINET_USAGE("cabinet.usage.get", Sort.OTHER),
    SEARCH_ORDER_ITEM("purchaseitem.searchOrderItem", Sort.OTHER),
    RESERVE_LIST("reserve.infoList.get", Sort.OTHER);

    @SuppressWarnings("ImmutableEnumChecker") // a record of constants
    private final MallFunction function;

    RmsFunction(String rmsName, Sort sort) {
        this.function = new MallFunction(name(), rmsName, sort, !name().equals("CONFIRM_ORDER"));
    }

    /** The name shown in RMS, such as {@code license.expiryDate.get}. */
    public String rmsName() {
        return function.name();
    }

    /** The same function in the portal's own terms. */
    public MallFunction function() {
        return function;
    }
}
