package jp.kagiban.vault.envelope;

import static jp.kagiban.vault.envelope.Fixtures.CONTEXT;
import static jp.kagiban.vault.envelope.Fixtures.KEY;
import static jp.kagiban.vault.envelope.Fixtures.SUBJECT;
import static jp.kagiban.vault.envelope.Fixtures.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.Field;
import org.junit.jupiter.api.Test;

class ContextTest {

    @Test
    void itHasFortyEightBytesInTheirPlaces() {
        assertThat(HexFormat.of().formatHex(CONTEXT.bytes()))
                .isEqualTo(String.join(
                        "",
                        "0101",
                        "0190a000000070008000000000000001",
                        "0190a0000000700080000000000000aa",
                        "0002",
                        "00000001",
                        "0000019ab8acbe40"));
        assertThat(CONTEXT.bytes()).hasSize(Context.LENGTH);
    }

    @Test
    void aWrappedKeyHasFieldZeroAndTheNumberOfItsKek() {
        assertThat(Context.ofWrappedKey(TENANT, KEY, new KeyRef(9, SUBJECT)))
                .isEqualTo(new Context(TENANT, KEY.id(), 0, 1, 9));
    }

    @Test
    void twoContextsNeverHaveTheSameBytes() {
        Set<Context> contexts = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
            contexts.add(random());
        }
        assertThat(contexts.stream()
                        .map(context -> HexFormat.of().formatHex(context.bytes()))
                        .collect(Collectors.toSet()))
                .hasSameSizeAs(contexts);
    }

    private static Context random() {
        UUID[] few = {TENANT.id(), SUBJECT, KEY.id()};
        return new Context(
                new TenantId(few[Fixtures.RANDOM.nextInt(3)]),
                few[Fixtures.RANDOM.nextInt(3)],
                Fixtures.RANDOM.nextInt(3),
                1 + Fixtures.RANDOM.nextLong(3),
                1 + Fixtures.RANDOM.nextLong(1000));
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Context(TENANT, SUBJECT, 0x10000, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Context(TENANT, SUBJECT, 1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Context(TENANT, SUBJECT, 1, KeyRef.MAX + 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Context(TENANT, SUBJECT, 1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyRef(0, SUBJECT));
    }

    @Test
    void theReservedOwnerIsNoTenant() {
        assertThat(new String(Column.of(Context.RESERVED_OWNER))).isEqualTo("kagiban/reserved");
        assertThat(Context.RESERVED_OWNER.id().version())
                .isNotEqualTo(Ids.next().version());
    }

    @Test
    void noTwoFieldsShareACode() {
        assertThat(Arrays.stream(Field.values()).map(Field::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code > 0 && code < 0x10000);
    }
}
