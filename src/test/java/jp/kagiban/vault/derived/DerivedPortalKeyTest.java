package jp.kagiban.vault.derived;

import static jp.kagiban.vault.envelope.Fixtures.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.Fixtures;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.KeyWrapping;
import jp.kagiban.vault.keys.TestKeks;
import org.junit.jupiter.api.Test;

class DerivedPortalKeyTest {

    private static final KeyRef KEK = new KeyRef(1, UUID.randomUUID());
    private static final KeyRef NEXT = new KeyRef(2, UUID.randomUUID());
    private static final byte[] MESSAGE = Fixtures.text("message");

    private final KeyWrapping wrapping = TestKeks.wrapping(Map.of(KEK, Fixtures.key(1)));
    private final WrappedKey canary = wrapping.make(Context.RESERVED_OWNER, KEY, KEK);
    private final DerivedPortalKey key =
            new DerivedPortalKey(new CanaryKey(() -> canary, wrapping, TestKeks.noCache()));

    @Test
    void thePublicKeyVerifiesWhatThePrivateOneSigned() throws Exception {
        assertThat(isSignedBy(key.publicKey(), MESSAGE, key.sign(MESSAGE))).isTrue();
        assertThat(isSignedBy(key.publicKey(), Fixtures.text("another"), key.sign(MESSAGE)))
                .isFalse();
    }

    @Test
    void itIsTheSameEachTimeAndAPoint() {
        assertThat(key.publicKey()).hasSize(65).startsWith(4).isEqualTo(key.publicKey());
        assertThat(key.sign(MESSAGE)).hasSize(64);
    }

    @Test
    void itOutlivesTheRotationOfTheKek() throws NotOpened {
        KeyWrapping both = TestKeks.wrapping(Map.of(KEK, Fixtures.key(1), NEXT, Fixtures.key(2)));
        WrappedKey anew = both.rewrap(canary, NEXT);
        DerivedPortalKey later = new DerivedPortalKey(
                new CanaryKey(() -> anew, TestKeks.wrapping(Map.of(NEXT, Fixtures.key(2))), TestKeks.noCache()));
        assertThat(later.publicKey()).isEqualTo(key.publicKey());
    }

    @Test
    void anotherDatabaseHasAnotherOne() {
        WrappedKey foreign = wrapping.make(Context.RESERVED_OWNER, new KeyRef(3, UUID.randomUUID()), KEK);
        assertThat(new DerivedPortalKey(new CanaryKey(() -> foreign, wrapping, TestKeks.noCache())).publicKey())
                .isNotEqualTo(key.publicKey());
    }

    private static boolean isSignedBy(byte[] point, byte[] message, byte[] signed) throws Exception {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint place = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(point, 33, 65)));
        PublicKey key = KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(place, curve.getParameterSpec(ECParameterSpec.class)));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key);
        signature.update(message);
        return signature.verify(signed);
    }
}
