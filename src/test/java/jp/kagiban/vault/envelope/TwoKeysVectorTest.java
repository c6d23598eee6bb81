package jp.kagiban.vault.envelope;

import static jp.kagiban.vault.envelope.Fixtures.CONTEXT;
import static jp.kagiban.vault.envelope.Fixtures.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.junit.jupiter.api.Test;

/** One ciphertext that opens under two keys: why an envelope commits to its key. */
class TwoKeysVectorTest {

    private static final byte[] CIPHERTEXT = HexFormat.of()
            .parseHex("52616b7574656e2d524d532d4b4154213c8edd24e3c1fe3bf370978625e3c4b4"
                    + "e9d87ff0ac75dbe41a1e4a490e5812d7");

    @Test
    void plainGcmOpensItUnderBothKeys() throws InvalidCipherTextException {
        assertThat(HexFormat.of().formatHex(plainGcm(key(0))))
                .isEqualTo("5cdddeabc149ed905ae5fa18536dc5b8eecd8b77cb409e1473ee2405e01c99e2");
        assertThat(HexFormat.of().formatHex(plainGcm(key(0x20))))
                .isEqualTo("b14f8a2ce03a0a749a14b76f2dfe5b4150baaa2242e8fbb7414fbb20c9125b42");
    }

    @Test
    void inAnEnvelopeAtMostOneKeyFitsTheCommitment() {
        KeyMaterial first = KeyLabel.RECORD.prk(KeyMaterial.owning(key(0)));
        KeyMaterial second = KeyLabel.RECORD.prk(KeyMaterial.owning(key(0x20)));
        assertThat(EnvelopeTest.reason(first, KEY, CONTEXT, envelope(first))).isEqualTo(Reason.CONTENT);
        assertThat(EnvelopeTest.reason(second, KEY, CONTEXT, envelope(first))).isEqualTo(Reason.KEY_OR_CONTEXT);
        assertThat(EnvelopeTest.reason(first, KEY, CONTEXT, envelope(second))).isEqualTo(Reason.KEY_OR_CONTEXT);
        assertThat(EnvelopeTest.reason(second, KEY, CONTEXT, envelope(second))).isEqualTo(Reason.CONTENT);
    }

    /** The vector's ciphertext, brought to a whole block, behind the commitment of this key. */
    private static byte[] envelope(KeyMaterial committedTo) {
        byte[] head =
                Arrays.copyOf(Envelope.seal(committedTo, KEY, CONTEXT, new byte[1], new FixedRandom((byte) 0)), 86);
        return Bytes.join(head, Arrays.copyOf(CIPHERTEXT, 80));
    }

    private static byte[] plainGcm(byte[] key) throws InvalidCipherTextException {
        return ReferenceEnvelope.decrypt(key, new byte[12], new byte[0], CIPHERTEXT);
    }

    private static byte[] key(int first) {
        byte[] key = new byte[32];
        for (int i = 0; i < 32; i++) {
            key[i] = (byte) (first + i);
        }
        return key;
    }
}
