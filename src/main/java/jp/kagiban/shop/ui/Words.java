package jp.kagiban.shop.ui;

import java.util.Locale;

/** How the constants of the domain are called in the translation files. */
final class Words {

    private Words() {}

    /** {@code SHOP_TWICE} is {@code shop-twice}. */
    static String key(Enum<?> constant) {
        return key(constant.name());
    }

    static String key(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
