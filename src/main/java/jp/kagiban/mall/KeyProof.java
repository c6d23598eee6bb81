package jp.kagiban.mall;

/**
 * What a mall says of one try of a new key.
 *
 * @param verdict the one outcome that counts: Valid where the key may take over
 * @param said how the mall answered for the key itself, which may be known where the verdict is still out
 * @param inUseRefused whether the mall refused the key in use meanwhile
 */
public record KeyProof(MallOutcome verdict, KeyWord said, boolean inUseRefused) {}
