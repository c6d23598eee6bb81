package jp.kagiban.vault;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import jp.kagiban.vault.envelope.Hkdf;
import jp.kagiban.vault.envelope.Hmac;
import jp.kagiban.vault.envelope.KeyMaterial;

/**
 * The number of ledger entries, and a keyed sum over them that doesn't depend on their order. Without the key, nobody
 * can find other entries with the same sum.
 *
 * @param total the sum of the entries' MACs modulo 2^512
 */
record LedgerSum(long entries, BigInteger total) {

    static final LedgerSum NONE = new LedgerSum(0, BigInteger.ZERO);

    private static final byte[] LABEL = "entry".getBytes(StandardCharsets.US_ASCII);
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(Hmac.LENGTH * 8);

    LedgerSum plus(LedgerRows.Row entry, KeyMaterial key) {
        BigInteger mac = new BigInteger(1, Hkdf.expand(key, Hmac.LENGTH, LABEL, entry.bytes()));
        return plus(new LedgerSum(1, mac));
    }

    LedgerSum plus(LedgerSum more) {
        return new LedgerSum(entries + more.entries, total.add(more.total).mod(MODULUS));
    }

    /** The total in 64 bytes. */
    byte[] bytes() {
        byte[] shortest = total.toByteArray();
        byte[] whole = new byte[Hmac.LENGTH];
        int length = Math.min(shortest.length, whole.length);
        System.arraycopy(shortest, shortest.length - length, whole, whole.length - length, length);
        return whole;
    }

    static LedgerSum of(long entries, byte[] total) {
        return new LedgerSum(entries, new BigInteger(1, total));
    }
}
