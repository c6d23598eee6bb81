package jp.kagiban.vault;

import java.util.Arrays;

/** ISO 7816-4 padding to blocks of 64 bytes, so the length doesn't reveal the kind of key. */
final class Padding {

    static final int BLOCK = 64;
    private static final byte MARK = (byte) 0x80;

    private Padding() {}

    /** Returns the padded length; there is at least one byte of padding. */
    static int padded(int length) {
        return (length / BLOCK + 1) * BLOCK;
    }

    /** Returns a copy that the caller wipes. */
    static byte[] pad(byte[] secret) {
        byte[] padded = Arrays.copyOf(secret, padded(secret.length));
        padded[secret.length] = MARK;
        return padded;
    }

    /**
     * Returns a copy that the caller wipes.
     *
     * @throws NotOpened if the padding is invalid or longer than needed
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
