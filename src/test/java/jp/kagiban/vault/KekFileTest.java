package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import jp.kagiban.vault.KekFile.Kept;
import jp.kagiban.vault.envelope.Bytes;
import jp.kagiban.vault.envelope.Fixtures;
import jp.kagiban.vault.envelope.Hkdf;
import jp.kagiban.vault.envelope.KeyLabel;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KekFileTest {

    private static final int MAC = 32;

    @TempDir
    Path folder;

    private final KeyMaterial prk = KeyLabel.KEKS.prk(Fixtures.key(1));
    private final Kept kept = new Kept(new KeyRef(3, UUID.randomUUID()), true, 2, 3);

    @Test
    void whatIsKeptIsRead() {
        KekFile file = new KekFile(folder.resolve("keks"));
        file.keep(kept, prk);
        assertThat(file.read(prk)).contains(kept);
        assertThat(file.read(KeyLabel.KEKS.prk(Fixtures.key(2)))).isEmpty();
    }

    @Test
    void whatAnEarlierVersionHasWrittenIsRead() throws IOException {
        KekFile file = new KekFile(folder.resolve("keks"));
        file.keep(kept, prk);
        byte[] whole = Files.readAllBytes(folder.resolve("keks"));
        byte[] before = Arrays.copyOf(whole, whole.length - MAC - Long.BYTES);
        byte[] mac = Hkdf.expand(prk, MAC, "file".getBytes(StandardCharsets.US_ASCII), before);
        Files.write(folder.resolve("keks"), Bytes.join(before, mac));
        assertThat(file.read(prk)).contains(kept.withLowest(1));
    }
}
