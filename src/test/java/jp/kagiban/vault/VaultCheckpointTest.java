package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import jp.kagiban.audit.HistorySigner;
import jp.kagiban.audit.SealsFolder;
import jp.kagiban.shared.Ids;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.VaultCheckpoint.Checkpoint;
import jp.kagiban.vault.derived.CanaryKey;
import jp.kagiban.vault.derived.Signers;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.Fixtures;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.KeyWrapping;
import jp.kagiban.vault.keys.TestKeks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few lines that tell later whether the files of that day are still the same. */
class VaultCheckpointTest {

    @TempDir
    Path folder;

    private final KeyRef kek = new KeyRef(1, Ids.next());
    private final KeyWrapping wrapping = TestKeks.wrapping(Map.of(kek, Fixtures.key(1)));
    private final WrappedKey canary = wrapping.make(Context.RESERVED_OWNER, Fixtures.KEY, kek);
    private final HistorySigner key = Signers.history(new CanaryKey(() -> canary, wrapping, TestKeks.noCache()));

    private VaultCheckpoint checkpoint() {
        return new VaultCheckpoint(new SealsFolder(folder), key, new SettableClock());
    }

    @Test
    void withoutAFileThereIsNone() {
        assertThat(checkpoint().take()).isEmpty();
    }

    @Test
    void whatItTellsOfIsSetAside() throws Exception {
        Files.writeString(folder.resolve("ledger"), "abc");
        checkpoint().take();
        Files.writeString(folder.resolve("ledger"), "def");
        assertThat(folder.resolve("ledger.checkpoint")).hasContent("abc");
        assertThat(folder.resolve("seals.checkpoint")).doesNotExist();
    }

    @Test
    void itNamesTheDayAndTheHashOfEachFile() throws Exception {
        Files.writeString(folder.resolve("seals"), "");
        Files.writeString(folder.resolve("ledger"), "abc");
        assertThat(checkpoint().take().orElseThrow().signed())
                .containsExactly(
                        "kagiban/checkpoint/1",
                        "2026/11/25 10:42",
                        "seals e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                        "ledger ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void itsSignatureIsThatOfThePublishedKey() throws Exception {
        Files.writeString(folder.resolve("seals"), "");
        Files.writeString(folder.resolve("ledger"), "");
        Checkpoint now = checkpoint().take().orElseThrow();
        assertThat(verifies(now.signed(), now.signature())).isTrue();
        assertThat(verifies(List.of("other"), now.signature())).isFalse();
        assertThat(now.lines()).hasSize(5).endsWith(now.signature());
    }

    private boolean verifies(List<String> lines, String signature) throws Exception {
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key.publicKey())));
        check.update((String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII));
        return check.verify(Base64.getDecoder().decode(signature));
    }
}
