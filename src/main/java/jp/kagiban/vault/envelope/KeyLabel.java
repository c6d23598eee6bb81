package jp.kagiban.vault.envelope;

import java.nio.charset.StandardCharsets;

/** The uses of KEKs and tenant keys. Each use has its own pseudorandom key. */
public enum KeyLabel {
    /** A tenant key seals records. */
    RECORD("kagiban/1/record"),
    /** A KEK wraps tenant keys. */
    WRAP("kagiban/1/wrap"),
    /** A tenant key proves that it was unwrapped correctly. */
    CHECK("kagiban/1/check"),
    /** The canary's key authenticates anchors of the history. */
    ANCHOR("kagiban/1/anchor"),
    /** The canary's key signs the history. */
    HISTORY("kagiban/1/history"),
    /** The canary's key authenticates the recipients that may open tenant keys offline. */
    RECIPIENT("kagiban/1/recipient"),
    /** The canary's key authenticates tenant keys that are wrapped for such a recipient. */
    RECOVERY("kagiban/1/recovery"),
    /** The canary's key authenticates the sums of the ledger. */
    LEDGER("kagiban/1/ledger"),
    /** The canary's key authenticates the newest KEK and recovery key that were seen. */
    KEKS("kagiban/1/keks"),
    /** The canary's key creates the secrets of links. */
    LINK("kagiban/1/link"),
    /** The portal's pair of keys is derived from the canary's key. */
    PORTAL("kagiban/1/portal");

    private final String label;

    KeyLabel(String label) {
        this.label = label;
    }

    /**
     * Returns the pseudorandom key for this use; the caller closes it and the key itself.
     *
     * @throws IllegalArgumentException if the key hasn't exactly 32 bytes
     */
    public KeyMaterial prk(KeyMaterial key) {
        if (key.length() != KeyMaterial.KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "A key has " + KeyMaterial.KEY_LENGTH + " bytes, this has " + key.length());
        }
        return Hkdf.extract(label.getBytes(StandardCharsets.US_ASCII), key);
    }
}
