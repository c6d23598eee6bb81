package jp.kagiban.vault.keys;

import static jp.kagiban.vault.envelope.Fixtures.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import jp.kagiban.vault.envelope.KeyRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest extends KekStoreContract {

    @TempDir
    Path folder;

    @Override
    FileStore start() {
        return FileStore.of(TestKeks.file(folder), RANDOM);
    }

    @Test
    void oneThatWasMadeByAnotherNodeIsNewer() {
        KeyRef first = store().make(1);
        try (KekStore other = start()) {
            KeyRef second = other.make(2);
            assertThat(store().newerThan(first.number())).contains(second);
        }
    }

    @Test
    void theFileGoesWithItsLastKekOnceThatIsOutOfUse() {
        KeyRef only = store().make(1);
        assertThat(store().dropUpTo(1, Set.of(new KeyRef(1, UUID.randomUUID()))))
                .isFalse();
        assertThat(folder.resolve("vault.bcfks")).exists();
        assertThat(store().dropUpTo(1, Set.of(only))).isTrue();
        assertThat(folder.resolve("vault.bcfks")).doesNotExist();
    }
}
