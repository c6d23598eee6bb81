package jp.kagiban.mall;

/**
 * A mall's answer to one try of a new key.
 *
 * @param verdict the outcome that counts; Valid if the key may take over
 * @param said the mall's answer about the key itself; may be known before the verdict
 * @param inUseRefused whether the mall refused the key in use
 */
public record KeyProof(MallOutcome verdict, KeyWord said, boolean inUseRefused) {}
