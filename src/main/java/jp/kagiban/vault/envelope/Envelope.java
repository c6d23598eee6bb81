package jp.kagiban.vault.envelope;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import jp.kagiban.vault.envelope.NotOpened.Reason;

/**
 * Format 1 of a sealed value. Secrets and wrapped tenant keys have the same format:
 *
 * <pre>
 *   0   1     format = 1
 *   1   1     suite = 1: HKDF-SHA-512 and AES-256-GCM, padded to 64 bytes
 *   2   20    the key: number (4), UUID (16)
 *   22  32    salt
 *   54  32    commitment
 *   86  64·n  the padded secret, encrypted
 *       16    tag
 * </pre>
 *
 * Key and commitment of a record are HKDF-Expand(prk, bytes 0 to 54 ‖ context); bytes 0 to 86 and the context are
 * authenticated. A format never changes: later versions still open it.
 */
public final class Envelope {

    static final byte FORMAT = 1;
    static final byte SUITE = 1;

    /** The longest secret in bytes. */
    public static final int MAX_SECRET = 1 << 20;

    /**
     * Padding (ISO 7816-4) fills blocks of 64 bytes, so the length of an envelope doesn't reveal the kind of secret.
     */
    private static final int BLOCK = 64;

    private static final byte MARK = (byte) 0x80;
    private static final int KEY = 2;
    private static final int SALT = KEY + KeyRef.LENGTH;
    private static final int COMMITMENT = SALT + 32;
    private static final int CONTENT = COMMITMENT + RecordKey.COMMITMENT;
    private static final byte[] SALT_LABEL = "salt".getBytes(StandardCharsets.US_ASCII);

    private Envelope() {}

    /**
     * @param prk pseudorandom key of {@code key}
     * @param secret 1 byte to {@link #MAX_SECRET}; the caller wipes it
     */
    public static byte[] seal(KeyMaterial prk, KeyRef key, Context context, byte[] secret, SecureRandom random) {
        if (secret.length < 1 || secret.length > MAX_SECRET) {
            throw new IllegalArgumentException("A secret has 1 byte to 1 MiB");
        }
        byte[] padded = pad(secret);
        try {
            byte[] place = context.bytes();
            byte[] salt = salt(prk, place, padded, random);
            byte[] head = Bytes.join(new byte[] {FORMAT, SUITE}, key.bytes(), salt);
            try (RecordKey record = RecordKey.derive(prk, head, place)) {
                return record.encrypt(padded, Bytes.join(head, record.commitment()), place);
            }
        } finally {
            Arrays.fill(padded, (byte) 0);
        }
    }

    /**
     * Returns the secret; the caller wipes it.
     *
     * @param key the key that the caller expects; the envelope can't choose another one
     * @throws NotOpened if this isn't an unchanged envelope of this key and context
     */
    public static byte[] open(KeyMaterial prk, KeyRef key, Context context, byte[] envelope) throws NotOpened {
        checkForm(envelope);
        if (!Arrays.equals(envelope, KEY, SALT, key.bytes(), 0, KeyRef.LENGTH)) {
            throw new NotOpened(Reason.KEY_OR_CONTEXT);
        }
        byte[] place = context.bytes();
        try (RecordKey record = RecordKey.derive(prk, Arrays.copyOf(envelope, COMMITMENT), place)) {
            byte[] commitment = Arrays.copyOfRange(envelope, COMMITMENT, CONTENT);
            if (!MessageDigest.isEqual(record.commitment(), commitment)) {
                throw new NotOpened(Reason.KEY_OR_CONTEXT);
            }
            return openContent(record, place, envelope);
        }
    }

    private static byte[] openContent(RecordKey record, byte[] place, byte[] envelope) throws NotOpened {
        byte[] padded = record.decrypt(envelope, CONTENT, place);
        try {
            return unpad(padded);
        } finally {
            Arrays.fill(padded, (byte) 0);
        }
    }

    private static void checkForm(byte[] envelope) throws NotOpened {
        int content = envelope.length - CONTENT - RecordKey.TAG;
        boolean sized = content >= BLOCK && content % BLOCK == 0 && content <= padded(MAX_SECRET);
        if (!sized || envelope[0] != FORMAT || envelope[1] != SUITE) {
            throw new NotOpened(Reason.FORM);
        }
    }

    /**
     * Returns a salt that depends on the secret. Two secrets never share a salt, even if the generator is stuck or a
     * machine was cloned.
     */
    private static byte[] salt(KeyMaterial prk, byte[] place, byte[] padded, SecureRandom random) {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        byte[] digest = Hmac.digest(padded);
        try {
            return Hkdf.expand(prk, 32, SALT_LABEL, fresh, place, digest);
        } finally {
            Arrays.fill(digest, (byte) 0);
        }
    }

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
            throw new NotOpened(Reason.FORM);
        }
        return Arrays.copyOf(padded, mark);
    }
}
