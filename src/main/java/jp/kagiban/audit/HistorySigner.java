package jp.kagiban.audit;

/** Signs places of a history so that whoever has the public key can check them without the portal. Ed25519 of RFC 8032. */
public interface HistorySigner {

    /** X.509 SubjectPublicKeyInfo. It stays the same for as long as the portal keeps its keys. */
    byte[] publicKey();

    /** 64 bytes. */
    byte[] sign(byte[] message);
}
