package jp.kagiban.audit;

/** Signs places of a history with Ed25519 (RFC 8032), so that anyone with the public key can check them without the portal. */
public interface HistorySigner {

    /** X.509 SubjectPublicKeyInfo. It stays the same for as long as the portal keeps its keys. */
    byte[] publicKey();

    /** 64 bytes. */
    byte[] sign(byte[] message);
}
