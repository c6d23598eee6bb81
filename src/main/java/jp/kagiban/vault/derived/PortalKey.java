package jp.kagiban.vault.derived;

import org.springframework.modulith.NamedInterface;

/**
 * The portal's own pair of keys on the curve P-256. It identifies the sender to browsers' push services. The private
 * key never leaves the vault.
 */
@NamedInterface("derived")
public interface PortalKey {

    /**
     * Returns the public key as an uncompressed point of 65 bytes. It is the same for the lifetime of database and
     * keystore.
     */
    byte[] publicKey();

    /** Signs with ECDSA and SHA-256; returns 64 bytes, r then s. */
    byte[] sign(byte[] message);
}
