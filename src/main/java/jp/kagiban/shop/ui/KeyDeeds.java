package jp.kagiban.shop.ui;

import java.util.UUID;
import jp.kagiban.shop.CheckNow;
import jp.kagiban.shop.ShopRegister;

/** What the member at the screen can do with a key that stands in a {@link KeyAnswer}. */
final class KeyDeeds {

    private final UUID shop;
    private final ShopRegister shops;
    private final UUID member;

    KeyDeeds(UUID shop, ShopRegister shops, UUID member) {
        this.shop = shop;
        this.shops = shops;
        this.member = member;
    }

    CheckNow checkNow() {
        return shops.checkNow(shop);
    }

    boolean confirm(UUID generation) {
        return shops.confirm(shop, generation, member);
    }

    boolean withdraw(UUID generation) {
        return shops.withdraw(shop, generation, member);
    }
}
