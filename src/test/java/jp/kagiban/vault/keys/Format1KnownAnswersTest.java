package jp.kagiban.vault.keys;

import static jp.kagiban.vault.envelope.Fixtures.hex;
import static jp.kagiban.vault.envelope.Fixtures.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.Envelope;
import jp.kagiban.vault.envelope.FixedRandom;
import jp.kagiban.vault.envelope.Fixtures;
import jp.kagiban.vault.envelope.KeyLabel;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.WrappedKey;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Frozen answers, computed by another implementation in another language: every later version must open them. */
class Format1KnownAnswersTest {

    @Test
    void allRecordsOpen() {
        assertThat(tests("records"))
                .hasSize(20)
                .allSatisfy(
                        test -> assertThat(Envelope.open(prk(test), ref(test), context(test), hex(test, "envelope")))
                                .isEqualTo(hex(test, "secret")));
    }

    @Test
    void allRecordsAreSealedAlike() {
        assertThat(tests("records")).hasSize(20).allSatisfy(test -> {
            FixedRandom random = new FixedRandom(hex(test, "random"));
            assertThat(Envelope.seal(prk(test), ref(test), context(test), hex(test, "secret"), random))
                    .isEqualTo(hex(test, "envelope"));
        });
    }

    @Test
    void allWrappedKeysAreUnlocked() {
        assertThat(tests("wrappedKeys")).hasSize(8).allSatisfy(test -> {
            KeyWrapping wrapping = new KeyWrapping(provider(test), Fixtures.RANDOM);
            assertThat(wrapping.unlock(wrapped(test)).getEncoded()).isEqualTo(hex(test, "tenantKey"));
        });
    }

    @Test
    void allTenantKeysAreWrappedAlike() {
        assertThat(tests("wrappedKeys")).hasSize(8).allSatisfy(test -> {
            WrappedKey answer = wrapped(test);
            FixedRandom sameKey = new FixedRandom(hex(test, "tenantKey"));
            WrappedKey made = new KeyWrapping(provider(test), sameKey).make(answer.owner(), answer.ref(), answer.kek());
            assertThat(made.wrapped()).isEqualTo(answer.wrapped());
            assertThat(made.check()).isEqualTo(answer.check());
        });
    }

    private static List<JsonNode> tests(String kind) {
        return StreamSupport.stream(Fixtures.vectors("format-1.json").get(kind).spliterator(), false)
                .toList();
    }

    private static KeyMaterial prk(JsonNode test) {
        return KeyLabel.RECORD.prk(KeyMaterial.owning(hex(test, "tenantKey")));
    }

    private static KeyRef ref(JsonNode test) {
        return new KeyRef(test.get("keyVersion").asLong(), uuid(test, "keyId"));
    }

    private static KeyRef kek(JsonNode test) {
        return new KeyRef(test.get("kekNumber").asLong(), uuid(test, "kekId"));
    }

    private static Context context(JsonNode test) {
        return new Context(
                new TenantId(uuid(test, "owner")),
                uuid(test, "subject"),
                test.get("field").asInt(),
                test.get("keyVersion").asLong(),
                test.get("revision").asLong());
    }

    private static BcfksProvider provider(JsonNode test) {
        return new BcfksProvider(
                Map.of(kek(test), KeyMaterial.owning(hex(test, "kek"))), new FixedRandom(hex(test, "random")));
    }

    private static WrappedKey wrapped(JsonNode test) {
        return new WrappedKey(
                new TenantId(uuid(test, "owner")), ref(test), kek(test), hex(test, "wrapped"), hex(test, "check"));
    }
}
