package jp.kagiban.shop;

/** The fields of a shop's form, for problems and mendings to stand beside. */
public enum ShopField {
    NAME,
    ADDRESS,
    USER_ID,
    SERVICE_SECRET,
    LICENSE_KEY
}
