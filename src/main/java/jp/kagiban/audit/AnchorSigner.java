package jp.kagiban.audit;

import jp.kagiban.shared.TenantId;

/** Signs places of a chain with a key that isn't in the database. */
public interface AnchorSigner {

    /**
     * Returns the MAC of this message. The same message and owner give the same MAC, as long as the portal keeps its
     * keys.
     *
     * @param owner the owner of the chain
     * @return 16 to 64 bytes
     * @throws RuntimeException an {@link jp.kagiban.shared.OutOfReach} if the signing key can't be reached
     */
    byte[] sign(TenantId owner, byte[] message);
}
