package jp.kagiban.vault.envelope;

import static jp.kagiban.vault.envelope.Fixtures.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every vector of Wycheproof, on the JDK's AES-GCM, which the vault uses, and on BouncyCastle's. */
class AesGcmTest {

    private interface Gcm {
        byte[] run(byte[] key, byte[] iv, byte[] associated, byte[] in) throws Exception;
    }

    private record Vector(JsonNode test, int keySize, int ivSize, int tagSize) {

        boolean valid() {
            return test.get("result").asString().equals("valid");
        }

        /** Of the sizes that the vault uses. */
        boolean ours() {
            return keySize == 256 && ivSize == 96 && tagSize == 128;
        }

        byte[] opened(Gcm gcm) throws Exception {
            return gcm.run(hex(test, "key"), hex(test, "iv"), hex(test, "aad"), sealed());
        }

        byte[] sealed() {
            return Bytes.join(hex(test, "ct"), hex(test, "tag"));
        }
    }

    @Test
    void theFileHoldsWhatIsRunHere() {
        assertThat(vectors(_ -> true)).hasSize(316);
        assertThat(vectors(Vector::ours)).hasSize(66);
    }

    @Test
    void validVectorsOpenWithTheJdk() {
        opensAll(AesGcmTest::jdkOpens);
    }

    @Test
    void validVectorsOpenWithBouncyCastle() {
        opensAll(ReferenceEnvelope::decrypt);
    }

    @Test
    void validVectorsAreSealedAlikeByTheJdk() {
        sealsAll((key, iv, associated, in) -> jdk(Cipher.ENCRYPT_MODE, key, iv, associated, in));
    }

    @Test
    void validVectorsAreSealedAlikeByBouncyCastle() {
        sealsAll(ReferenceEnvelope::encrypt);
    }

    @Test
    void invalidVectorsAreRefusedByTheJdk() {
        refusesAll(AesGcmTest::jdkOpens);
    }

    @Test
    void invalidVectorsAreRefusedByBouncyCastle() {
        refusesAll(ReferenceEnvelope::decrypt);
    }

    private static void opensAll(Gcm gcm) {
        assertThat(vectors(Vector::valid))
                .hasSize(229)
                .allSatisfy(vector -> assertThat(vector.opened(gcm)).isEqualTo(hex(vector.test, "msg")));
    }

    private static void sealsAll(Gcm gcm) {
        assertThat(vectors(Vector::valid)).hasSize(229).allSatisfy(vector -> {
            JsonNode test = vector.test;
            assertThat(gcm.run(hex(test, "key"), hex(test, "iv"), hex(test, "aad"), hex(test, "msg")))
                    .isEqualTo(vector.sealed());
        });
    }

    private static void refusesAll(Gcm gcm) {
        assertThat(vectors(vector -> !vector.valid()))
                .hasSize(87)
                .allSatisfy(
                        vector -> assertThatThrownBy(() -> vector.opened(gcm)).isInstanceOf(Exception.class));
    }

    private static byte[] jdkOpens(byte[] key, byte[] iv, byte[] associated, byte[] in) throws Exception {
        return jdk(Cipher.DECRYPT_MODE, key, iv, associated, in);
    }

    private static byte[] jdk(int mode, byte[] key, byte[] iv, byte[] associated, byte[] in) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, KeyMaterial.owning(key), new GCMParameterSpec(128, iv));
        cipher.updateAAD(associated);
        return cipher.doFinal(in);
    }

    private static List<Vector> vectors(Predicate<Vector> wanted) {
        List<Vector> all = new ArrayList<>();
        for (JsonNode group : Fixtures.vectors("aes_gcm_test.json").get("testGroups")) {
            group.get("tests")
                    .forEach(test -> all.add(new Vector(
                            test,
                            group.get("keySize").asInt(),
                            group.get("ivSize").asInt(),
                            group.get("tagSize").asInt())));
        }
        return all.stream().filter(wanted).toList();
    }
}
