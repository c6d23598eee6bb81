package jp.kagiban.vault.envelope;

import static jp.kagiban.vault.envelope.Fixtures.CONTEXT;
import static jp.kagiban.vault.envelope.Fixtures.KEY;
import static jp.kagiban.vault.envelope.Fixtures.SUBJECT;
import static jp.kagiban.vault.envelope.Fixtures.TENANT;
import static jp.kagiban.vault.envelope.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.Field;
import org.junit.jupiter.api.Test;

/** A generator that is stuck, or a machine that was cloned, must not make two envelopes share a key. */
class StuckRandomTest {

    private final KeyMaterial prk = Fixtures.prk(5);

    @Test
    void twoSecretsNeverShareASalt() {
        assertThat(IntStream.range(0, 500)
                        .mapToObj(i -> salt(CONTEXT, "secret " + i))
                        .collect(Collectors.toSet()))
                .hasSize(500);
    }

    @Test
    void twoRevisionsNeverShareASalt() {
        assertThat(IntStream.rangeClosed(1, 500)
                        .mapToObj(
                                i -> salt(Context.ofSecret(TENANT, SUBJECT, Field.LICENSE_KEY.code(), KEY, i), "same"))
                        .collect(Collectors.toSet()))
                .hasSize(500);
    }

    @Test
    void theSaltDoesNotTellTheSecretToOneWithoutTheKey() {
        byte[] other = Envelope.seal(Fixtures.prk(6), KEY, CONTEXT, text("same"), new FixedRandom((byte) 0));
        assertThat(salt(CONTEXT, "same")).isNotEqualTo(HexFormat.of().formatHex(other, 22, 54));
    }

    @Test
    void aSecondTenantKeyOfTheSameBytesStillHasEnvelopesOfItsOwn() {
        Context elsewhere = Context.ofSecret(new TenantId(SUBJECT), TENANT.id(), Field.LICENSE_KEY.code(), KEY, 1);
        assertThat(content(CONTEXT)).isNotEqualTo(content(elsewhere));
    }

    private byte[] content(Context context) {
        byte[] envelope = Envelope.seal(prk, KEY, context, text("same"), new FixedRandom((byte) 0));
        return Arrays.copyOfRange(envelope, 86, envelope.length);
    }

    private String salt(Context context, String secret) {
        byte[] envelope = Envelope.seal(prk, KEY, context, text(secret), new FixedRandom((byte) 0));
        return HexFormat.of().formatHex(envelope, 22, 54);
    }
}
