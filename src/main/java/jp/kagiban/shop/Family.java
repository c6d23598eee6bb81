package jp.kagiban.shop;

/** Whose app the credentials belong to (docs/rakuten-rms.md, Keys). It is chosen when a shop is registered and stays. */
public enum Family {
    /** The shop's own app: the merchant enters serviceSecret and licenseKey, which bear the same six-digit number. */
    OWN_APP,
    /** A developer's app: the portal holds the serviceSecret, the merchant enters the licenseKey alone. */
    DEVELOPER_APP
}
