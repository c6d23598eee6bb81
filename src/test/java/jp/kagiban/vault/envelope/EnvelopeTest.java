package jp.kagiban.vault.envelope;

import static jp.kagiban.vault.envelope.Fixtures.CONTEXT;
import static jp.kagiban.vault.envelope.Fixtures.KEY;
import static jp.kagiban.vault.envelope.Fixtures.RANDOM;
import static jp.kagiban.vault.envelope.Fixtures.prk;
import static jp.kagiban.vault.envelope.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private static final byte[] SECRET = text("SL123456_abcdefgh");

    private final KeyMaterial prk = prk(7);
    private final byte[] envelope = Envelope.seal(prk, KEY, CONTEXT, SECRET, RANDOM);

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 62, 63, 64, 65, 127, 128, 4096, Envelope.MAX_SECRET - 1, Envelope.MAX_SECRET})
    void whatIsSealedOpens(int length) throws NotOpened {
        byte[] secret = Fixtures.random(length);
        byte[] sealed = Envelope.seal(prk, KEY, CONTEXT, secret, RANDOM);
        assertThat(Envelope.open(prk, KEY, CONTEXT, sealed)).isEqualTo(secret);
    }

    @Test
    void secretsThatEndLikePaddingOpen() throws NotOpened {
        for (byte[] secret : new byte[][] {{0}, {(byte) 0x80}, {1, (byte) 0x80, 0, 0}, new byte[64]}) {
            byte[] sealed = Envelope.seal(prk, KEY, CONTEXT, secret, RANDOM);
            assertThat(Envelope.open(prk, KEY, CONTEXT, sealed)).isEqualTo(secret);
        }
    }

    @Test
    void lengthsUpToABlockLookAlike() {
        assertThat(envelope).hasSize(166);
        assertThat(Envelope.seal(prk, KEY, CONTEXT, new byte[63], RANDOM)).hasSize(166);
        assertThat(Envelope.seal(prk, KEY, CONTEXT, new byte[64], RANDOM)).hasSize(230);
    }

    @Test
    void nothingAndTooMuchAreNotSealed() {
        for (int length : new int[] {0, Envelope.MAX_SECRET + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Envelope.seal(prk, KEY, CONTEXT, new byte[length], RANDOM));
        }
    }

    @Test
    void everyFlippedBitIsRejected() {
        int rejected = 0;
        for (int bit = 0; bit < envelope.length * 8; bit++) {
            byte[] flipped = envelope.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            rejected += reason(flipped) == expected(bit / 8) ? 1 : 0;
        }
        assertThat(rejected).isEqualTo(166 * 8);
    }

    private static Reason expected(int at) {
        return at < 2 ? Reason.FORM : at < 86 ? Reason.KEY_OR_CONTEXT : Reason.CONTENT;
    }

    @Test
    void everyTruncationIsRejected() {
        for (int length = 0; length < envelope.length; length++) {
            assertThat(reason(Arrays.copyOf(envelope, length))).isEqualTo(Reason.FORM);
        }
    }

    @Test
    void everyTruncationOfALongOneIsRejected() {
        byte[] sealed = Envelope.seal(prk, KEY, CONTEXT, new byte[200], RANDOM);
        for (int length = 0; length < sealed.length; length++) {
            boolean wholeBlocks = length >= 166 && (length - 102) % 64 == 0;
            assertThat(reason(Arrays.copyOf(sealed, length))).isEqualTo(wholeBlocks ? Reason.CONTENT : Reason.FORM);
        }
    }

    @Test
    void everyExtensionIsRejected() {
        for (int more = 1; more <= 256; more++) {
            assertThat(reason(Arrays.copyOf(envelope, envelope.length + more)))
                    .isEqualTo(more % 64 == 0 ? Reason.CONTENT : Reason.FORM);
        }
    }

    @Test
    void anEnvelopeLargerThanAnySecretIsRejectedUnread() {
        assertThat(reason(Arrays.copyOf(envelope, 102 + Envelope.MAX_SECRET + 128)))
                .isEqualTo(Reason.FORM);
    }

    @Test
    void anotherKeyIsTold() {
        assertThat(reason(prk(8), KEY, CONTEXT, envelope)).isEqualTo(Reason.KEY_OR_CONTEXT);
        assertThat(reason(prk, new KeyRef(1, UUID.randomUUID()), CONTEXT, envelope))
                .isEqualTo(Reason.KEY_OR_CONTEXT);
        assertThat(reason(prk, new KeyRef(2, KEY.id()), CONTEXT, envelope)).isEqualTo(Reason.KEY_OR_CONTEXT);
    }

    @Test
    void sealingTwiceGivesTwoEnvelopes() {
        assertThat(Envelope.seal(prk, KEY, CONTEXT, SECRET, RANDOM)).isNotEqualTo(envelope);
    }

    @Test
    void aSealedValueShowsNothingOfItself() {
        assertThat(new String(envelope, StandardCharsets.ISO_8859_1)).doesNotContain("SL123456");
    }

    private Reason reason(byte[] changed) {
        return reason(prk, KEY, CONTEXT, changed);
    }

    static Reason reason(KeyMaterial prk, KeyRef key, Context context, byte[] envelope) {
        NotOpened why = catchThrowableOfType(NotOpened.class, () -> Envelope.open(prk, key, context, envelope));
        return why == null ? null : why.reason();
    }
}
