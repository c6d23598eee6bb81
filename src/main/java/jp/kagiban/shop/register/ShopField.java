package jp.kagiban.shop.register;

import jp.kagiban.mall.CredentialField;

/**
 * A field of a shop's form. Pages show problems and changes beside the field.
 *
 * @param name the name that the history stores
 */
public record ShopField(String name) {

    public static final ShopField NAME = new ShopField("NAME");
    public static final ShopField ADDRESS = new ShopField("ADDRESS");
    public static final ShopField USER_ID = new ShopField("USER_ID");
    public static final ShopField IN_CHARGE = new ShopField("IN_CHARGE");
    public static final ShopField TAGS = new ShopField("TAGS");

    /** A field of the mall's key form. */
    public static ShopField of(CredentialField field) {
        return new ShopField(field.name());
    }
}
