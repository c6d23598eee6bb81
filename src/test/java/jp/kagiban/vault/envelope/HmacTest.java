package jp.kagiban.vault.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.security.GeneralSecurityException;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class HmacTest {

    private final Random random = new Random(1);

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] ofTheJdk(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(key, "HmacSHA512"));
        return mac.doFinal(message);
    }

    @Test
    void itIsTheJdksForKeysAndMessagesOfAllLengths() throws GeneralSecurityException {
        for (int length = 1; length <= Hmac.MAX_KEY; length++) {
            byte[] key = bytes(length);
            byte[] message = bytes(length * 3);
            assertThat(Hmac.of(key, message)).isEqualTo(ofTheJdk(key, message));
        }
    }

    @Test
    void aMessageIsTakenPartByPart() {
        byte[] key = bytes(64);
        assertThat(Hmac.of(key, new byte[] {1}, new byte[0], new byte[] {2, 3}))
                .isEqualTo(Hmac.of(key, new byte[] {1, 2, 3}));
    }

    @Test
    void aKeyBeyondABlockIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Hmac.of(new byte[Hmac.MAX_KEY + 1], new byte[1]));
    }

    /** The second part is missing, as where memory runs out amid the message. */
    @Test
    void whatBrokeOffLeavesNothingToTheNext() throws GeneralSecurityException {
        byte[] key = bytes(64);
        assertThatNullPointerException().isThrownBy(() -> Hmac.of(key, new byte[] {1}, null));
        assertThat(Hmac.of(key, new byte[] {2})).isEqualTo(ofTheJdk(key, new byte[] {2}));
    }
}
