package jp.kagiban.vault.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyMaterialTest {

    private final byte[] bytes = {1, 2, 3};
    private final KeyMaterial key = KeyMaterial.owning(bytes);

    @Test
    void destroyingWipesTheBytes() {
        key.destroy();
        assertThat(bytes).containsOnly(0);
        assertThat(key.isDestroyed()).isTrue();
    }

    @Test
    void aWipedKeyIsNotUsedAsZeros() {
        key.close();
        assertThatIllegalStateException().isThrownBy(key::getEncoded);
        assertThatIllegalStateException().isThrownBy(key::copy);
    }

    @Test
    void aCopyOutlivesItsOrigin() {
        KeyMaterial copy = key.copy();
        key.close();
        assertThat(copy.getEncoded()).containsExactly(1, 2, 3);
    }

    @Test
    void itShowsNothing() {
        assertThat(key).hasToString("KeyMaterial[…]");
    }

    @Test
    void itIsNotSerialized() throws Exception {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> out.writeObject(key)).isInstanceOf(NotSerializableException.class);
        }
    }

    @Test
    void aKeyOfAnyOtherLengthIsRefused() {
        for (int length : new int[] {0, 16, 31, 33, 64}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KeyLabel.RECORD.prk(KeyMaterial.owning(new byte[length])));
        }
    }

    @Test
    void eachUseHasAPseudorandomKeyOfItsOwn() {
        assertThat(Arrays.stream(KeyLabel.values())
                        .map(label -> HexFormat.of()
                                .formatHex(label.prk(Fixtures.key(1)).getEncoded())))
                .doesNotHaveDuplicates()
                .allMatch(prk -> prk.length() == 128);
    }
}
