package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed, again and again, while it wraps all keys anew: on H2 each time, on MySQL where all is tried. */
@Tag("slow")
@Tag("seldom-on-mysql")
@Tag("fault")
@Tag("database")
class RewrapKillTest {

    private static final int KEYS = 4_000;
    /** With {@code ./kagiban test --all} twenty. On MySQL fewer: what differs there is the lock, and not the moment. */
    private static final int KILLS = ChosenDatabase.isMySql() ? 5 : Boolean.getBoolean("tests.whole") ? 20 : 8;

    @TempDir
    Path folder;

    private final Random random = new Random(20261129);
    private final Map<TenantId, Integer> before = new HashMap<>();
    private String url;
    private String user;
    private int amid;

    @Test
    void noKeyIsLostAndTheRestIsDoneByWhoeverComesNext() throws Exception {
        prepare();
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill();
            assertAllThere();
        }
        assertThat(amid).as("kills amid the work").isPositive();
        try (HikariDataSource database = VaultNode.pool(url, user)) {
            VaultNode node = new VaultNode(database, folder, new SettableClock());
            KeyRef active = node.epochs.active().kek();
            node.rewrap(node.wrapping, active);
            assertThat(node.usage.take()).containsExactly(new KekUsage.Count(active.number(), KEYS, 0));
        }
    }

    private void prepare() throws NotOpened {
        Map<String, String> settings = ChosenDatabase.fresh();
        url = ChosenDatabase.isMySql()
                ? settings.get("spring.datasource.url")
                : "jdbc:h2:file:" + folder.resolve("database") + ";MODE=MySQL;WRITE_DELAY=0";
        user = settings.get("spring.datasource.username");
        try (HikariDataSource database = VaultNode.emptyDatabase(url, user)) {
            VaultNode node = new VaultNode(database, folder, new SettableClock());
            IntStream.range(0, KEYS).forEach(_ -> node.tenantKey());
            before.putAll(node.hashes());
            next(node);
        }
    }

    private static void next(VaultNode node) {
        node.publish();
        node.epochs.promote(node.epochs.all().getLast().kek());
        node.epochs.all().stream()
                .filter(epoch -> epoch.isIn(KekState.ENDING))
                .map(Epochs.Epoch::kek)
                .filter(kek -> node.usage.of(kek) == 0)
                .forEach(node.epochs::retire);
    }

    private void runAndKill() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RewrapChild.class.getName(),
                        url,
                        user,
                        folder.toString(),
                        String.valueOf(1 + random.nextInt(KEYS)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = child.inputReader()) {
            boolean there = said.lines().anyMatch(RewrapChild.THERE::equals);
            assertThat(there || child.waitFor() == 0).isTrue();
            child.destroyForcibly().waitFor();
        }
    }

    /**
     * What the child hadn't to do any more it doesn't tell of. Where it came to its end, the next one has another KEK
     * to go to.
     */
    private void assertAllThere() throws NotOpened {
        try (HikariDataSource database = VaultNode.pool(url, user)) {
            VaultNode node = new VaultNode(database, folder, new SettableClock());
            assertThat(node.hashes()).isEqualTo(before);
            long done = node.usage.of(node.epochs.active().kek());
            amid += done > 0 && done < KEYS ? 1 : 0;
            if (done == KEYS) {
                next(node);
            }
        }
    }
}
