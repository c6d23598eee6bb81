package jp.kagiban.vault.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import jp.kagiban.shared.TenantId;
import org.junit.jupiter.api.RepeatedTest;

/** The vault's envelope against the one written on BouncyCastle, with random input. */
class CrossCheckTest {

    private final byte[] key = Fixtures.random(32);
    private final byte[] secret = Fixtures.random(1 + Fixtures.RANDOM.nextInt(400));
    private final KeyRef ref = new KeyRef(1 + Fixtures.RANDOM.nextLong(KeyRef.MAX), UUID.randomUUID());
    private final Context context = new Context(
            TenantId.next(),
            UUID.randomUUID(),
            Fixtures.RANDOM.nextInt(0x10000),
            ref.number(),
            1 + Fixtures.RANDOM.nextLong(Long.MAX_VALUE));

    @RepeatedTest(50)
    void bouncyCastleSealsTheSame() {
        byte[] envelope = Envelope.seal(prk(), ref, context, secret, Fixtures.RANDOM);
        assertThat(reference(Arrays.copyOfRange(envelope, 22, 54))).isEqualTo(envelope);
    }

    @RepeatedTest(50)
    void whatBouncyCastleSealedOpens() throws NotOpened {
        byte[] envelope = reference(Fixtures.random(32));
        assertThat(Envelope.open(prk(), ref, context, envelope)).isEqualTo(secret);
    }

    private byte[] reference(byte[] salt) {
        return ReferenceEnvelope.seal(key, "kagiban/1/record", ref.bytes(), context.bytes(), secret, salt);
    }

    private KeyMaterial prk() {
        return KeyLabel.RECORD.prk(KeyMaterial.owning(key.clone()));
    }
}
