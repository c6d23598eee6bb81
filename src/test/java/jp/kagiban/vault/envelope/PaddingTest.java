package jp.kagiban.vault.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PaddingTest {

    @Test
    void everyLengthComesBack() throws NotOpened {
        for (int length = 1; length <= 200; length++) {
            byte[] secret = Fixtures.random(length);
            byte[] padded = Envelope.pad(secret);
            assertThat(padded.length).isEqualTo(Envelope.padded(length)).isGreaterThan(length);
            assertThat(Envelope.unpad(padded)).isEqualTo(secret);
        }
    }

    @Test
    void whatIsNoPaddingIsRefused() {
        byte[] noMark = new byte[64];
        byte[] nothingBeforeIt = marked(64, 0);
        byte[] otherEnd = Arrays.copyOf(new byte[] {1, 2, 3}, 64);
        byte[] aBlockTooMany = marked(128, 10);
        for (byte[] wrong : new byte[][] {noMark, nothingBeforeIt, otherEnd, aBlockTooMany}) {
            assertThatThrownBy(() -> Envelope.unpad(wrong)).isInstanceOf(NotOpened.class);
        }
    }

    private static byte[] marked(int length, int at) {
        byte[] padded = new byte[length];
        padded[at] = (byte) 0x80;
        return padded;
    }
}
