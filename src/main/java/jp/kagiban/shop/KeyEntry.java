package jp.kagiban.shop;

/**
 * The two secrets as a member entered them, not yet mended. On a saved shop an empty one means: unchanged.
 *
 * @param serviceSecret ignored for a developer's app
 */
public record KeyEntry(String serviceSecret, String licenseKey) {

    /** A renewal: the serviceSecret stays. */
    public static KeyEntry renewal(String licenseKey) {
        return new KeyEntry("", licenseKey);
    }

    /** Whether there is anything in it. */
    public boolean entered() {
        return !serviceSecret.isBlank() || !licenseKey.isBlank();
    }

    @Override
    public String toString() {
        return "KeyEntry[…]";
    }
}
