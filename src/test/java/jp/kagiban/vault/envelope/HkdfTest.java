package jp.kagiban.vault.envelope;

import static jp.kagiban.vault.envelope.Fixtures.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.crypto.DataLengthException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HkdfTest {

    @Test
    void allValidVectorsOfWycheproofComeOutHere() {
        List<JsonNode> valid = tests("valid");
        assertThat(valid).hasSize(80).allSatisfy(test -> {
            KeyMaterial prk = Hkdf.extract(hex(test, "salt"), KeyMaterial.owning(hex(test, "ikm")));
            assertThat(Hkdf.expand(prk, test.get("size").asInt(), hex(test, "info")))
                    .isEqualTo(hex(test, "okm"));
        });
    }

    @Test
    void allValidVectorsOfWycheproofComeOutOfBouncyCastle() {
        assertThat(tests("valid")).hasSize(80).allSatisfy(test -> {
            byte[] prk = ReferenceEnvelope.extract(hex(test, "salt"), hex(test, "ikm"));
            assertThat(ReferenceEnvelope.expand(
                            prk, hex(test, "info"), test.get("size").asInt()))
                    .isEqualTo(hex(test, "okm"));
        });
    }

    @Test
    void allInvalidVectorsOfWycheproofAreRefusedByBoth() {
        assertThat(tests("invalid")).hasSize(3).allSatisfy(test -> {
            int size = test.get("size").asInt();
            KeyMaterial prk = Hkdf.extract(hex(test, "salt"), KeyMaterial.owning(hex(test, "ikm")));
            assertThatIllegalArgumentException().isThrownBy(() -> Hkdf.expand(prk, size, hex(test, "info")));
            assertThat(catchThrowable(() -> ReferenceEnvelope.expand(prk.getEncoded(), hex(test, "info"), size)))
                    .isInstanceOf(DataLengthException.class);
        });
    }

    @Test
    void infoIsTakenOneAfterTheOther() {
        KeyMaterial prk = Fixtures.prk(1);
        assertThat(Hkdf.expand(prk, 40, new byte[] {1, 2}, new byte[0], new byte[] {3}))
                .isEqualTo(Hkdf.expand(prk, 40, new byte[] {1, 2, 3}))
                .isEqualTo(ReferenceEnvelope.expand(prk.getEncoded(), new byte[] {1, 2, 3}, 40));
    }

    @Test
    void noOutputIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Hkdf.expand(Fixtures.prk(1), 0));
    }

    @Test
    void aPseudorandomKeyThatIsTooShortIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Hkdf.expand(Fixtures.key(1), 32));
    }

    private static List<JsonNode> tests(String result) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode group : Fixtures.vectors("hkdf_sha512_test.json").get("testGroups")) {
            for (JsonNode test : group.get("tests")) {
                if (test.get("result").asString().equals(result)) {
                    found.add(test);
                }
            }
        }
        return found;
    }
}
