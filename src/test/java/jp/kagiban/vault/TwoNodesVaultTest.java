package jp.kagiban.vault;

import static jp.kagiban.vault.envelope.Fixtures.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import jp.kagiban.shared.Settings;
import jp.kagiban.storage.StartLock;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.keys.KekStores;
import jp.kagiban.vault.keys.KeystoreFile;
import jp.kagiban.vault.keys.TestKeks;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes that start at the same time with an empty vault's folder that they share. */
@Tag("fault")
@Tag("database")
@EnabledIfSystemProperty(named = "test.database", matches = "mysql")
class TwoNodesVaultTest {

    @TempDir
    Path folder;

    private final DataSource schema = VaultNode.emptyDatabase();
    private final CyclicBarrier together = new CyclicBarrier(2);

    private KeyRef start() throws Exception {
        Epochs epochs = new Epochs(JdbcClient.create(schema), new SettableClock());
        KeystoreFile file = TestKeks.fileOfANode(settings());
        together.await();
        return new StartLock(schema).alone(() -> {
            KekStores keks = TestKeks.inFile(file);
            return new VaultStart(file.folder(), () -> keks, RANDOM, Duration.ZERO, false)
                    .open(epochs)
                    .madeAfter(0)
                    .orElseThrow();
        });
    }

    private Settings settings() {
        return new Settings(
                false,
                folder,
                new Settings.Rms(null, Duration.ofSeconds(1), null),
                new Settings.Vault(folder, folder.resolve("password")),
                new Settings.Db("jdbc:mysql://db/kagiban", "", ""),
                new Settings.Renewal(Duration.ofMinutes(2)),
                new Settings.Orders(Duration.ofMinutes(5)));
    }

    @RepeatedTest(5)
    void theSecondReadsTheKeystoreThatTheFirstHasMade() throws Exception {
        Files.writeString(folder.resolve("password"), "合言葉");
        Callable<KeyRef> node = this::start;
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            List<Future<KeyRef>> both = nodes.invokeAll(List.of(node, node));
            assertThat(both.getFirst().get()).isEqualTo(both.getLast().get());
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }
}
