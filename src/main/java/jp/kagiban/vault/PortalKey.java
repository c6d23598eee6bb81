package jp.kagiban.vault;

/**
 * The portal's own pair of keys on the curve P-256, by which browsers' push services know who sends. The private one never
 * leaves the vault.
 */
public interface PortalKey {

    /** The public key as an uncompressed point: 65 bytes. It stays the same for as long as the database and its keystore do. */
    byte[] publicKey();

    /** Signs with ECDSA and SHA-256; 64 bytes, r and s one after the other. */
    byte[] sign(byte[] message);
}
