package jp.kagiban.vault;

import java.nio.charset.StandardCharsets;

/** What a KEK or tenant key is used for. Each use has a pseudorandom key of its own. */
enum KeyLabel {
    /** A tenant key that seals records. */
    RECORD("kagiban/1/record"),
    /** A KEK that wraps tenant keys. */
    WRAP("kagiban/1/wrap"),
    /** A tenant key that proves that it was unwrapped aright. */
    CHECK("kagiban/1/check"),
    /** The canary, vouching for places of the history. */
    ANCHOR("kagiban/1/anchor"),
    /** The canary, signing places of the history. */
    HISTORY("kagiban/1/history"),
    /** The canary, vouching for those who may open tenant keys offline. */
    RECIPIENT("kagiban/1/recipient"),
    /** The canary, vouching for what the ledger came to. */
    LEDGER("kagiban/1/ledger"),
    /** The canary, vouching for the newest KEK and recovery key that were seen. */
    KEKS("kagiban/1/keks"),
    /** The canary, making the secrets of links. */
    LINK("kagiban/1/link"),
    /** The canary, from which the portal's own pair of keys is made. */
    PORTAL("kagiban/1/portal");

    private final String label;

    KeyLabel(String label) {
        this.label = label;
    }

    /**
     * The pseudorandom key for this use; the caller closes it, and the key itself.
     *
     * @throws IllegalArgumentException if the key hasn't exactly 32 bytes
     */
    KeyMaterial prk(KeyMaterial key) {
        if (key.length() != KeyMaterial.KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "A key has " + KeyMaterial.KEY_LENGTH + " bytes, this has " + key.length());
        }
        return Hkdf.extract(label.getBytes(StandardCharsets.US_ASCII), key);
    }
}
