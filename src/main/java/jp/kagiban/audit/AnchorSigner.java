package jp.kagiban.audit;

import jp.kagiban.shared.TenantId;

/** Vouches for places of a chain with a key that does not lie in the database. */
public interface AnchorSigner {

    /**
     * The MAC over this message; the same message of the same owner gives the same MAC for as long as the portal keeps its keys.
     *
     * @param owner whose chain it is
     * @return 16 to 64 bytes
     * @throws RuntimeException an {@link jp.kagiban.shared.OutOfReach} if its key can't be reached
     */
    byte[] sign(TenantId owner, byte[] message);
}
