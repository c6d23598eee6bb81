package jp.kagiban.audit;

/** Signs places of a history with Ed25519 (RFC 8032), so that anyone with the public key can check them without the portal. */
public interface HistorySigner {

    /** Returns the X.509 SubjectPublicKeyInfo, which stays the same as long as the portal keeps its keys. */
    byte[] publicKey();

    /** Returns the signature: 64 bytes. */
    byte[] sign(byte[] message);
}
