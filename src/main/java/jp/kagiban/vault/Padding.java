package jp.kagiban.vault;

import java.util.Arrays;

/** ISO 7816-4 to whole blocks of 64 bytes, so that a length does not tell which kind of key is sealed. */
final class Padding {

    static final int BLOCK = 64;
    private static final byte MARK = (byte) 0x80;

    private Padding() {}

    /** The length with padding; there is at least one byte of it. */
    static int padded(int length) {
        return (length / BLOCK + 1) * BLOCK;
    }

    /** A copy that the caller wipes. */
    static byte[] pad(byte[] secret) {
        byte[] padded = Arrays.copyOf(secret, padded(secret.length));
        padded[secret.length] = MARK;
        return padded;
    }

    /**
     * A copy that the caller wipes.
     *
     * @throws NotOpened if this is no padding of ours, or if it's longer than needed
     */
    static byte[] unpad(byte[] padded) throws NotOpened {
        int mark = padded.length - 1;
        while (mark > 0 && padded[mark] == 0) {
            mark--;
        }
        if (mark < 1 || padded[mark] != MARK || padded(mark) != padded.length) {
            throw new NotOpened(NotOpened.Reason.FORM);
        }
        return Arrays.copyOf(padded, mark);
    }
}
