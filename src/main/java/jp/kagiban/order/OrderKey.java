package jp.kagiban.order;

import jp.kagiban.shared.ShopId;

/** An order of the tenant in force. */
public record OrderKey(ShopId shop, String number) {}
