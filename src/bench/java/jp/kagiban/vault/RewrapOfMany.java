package jp.kagiban.vault;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.envelope.KeyRef;

/**
 * Another KEK for many tenants on a real MySQL, with a keystore file: each key unwrapped, wrapped, stored, read back
 * and unwrapped again.
 */
public final class RewrapOfMany {

    private static final int MADE_AT_ONCE = 1_000;

    private final HikariDataSource database;
    private final VaultNode node;

    private RewrapOfMany(String url) throws IOException {
        database = VaultNode.emptyDatabase(url, "root");
        node = new VaultNode(database, Files.createTempDirectory("rewrap"), new SettableClock());
    }

    /**
     * What it took.
     *
     * @param heapMost what lived longest in the heap, in MB at its highest
     */
    public record Took(int keys, double seconds, long heapMost) {}

    /** @param url of an empty MySQL schema */
    public static Took measure(String url, int keys) throws IOException {
        RewrapOfMany one = new RewrapOfMany(url);
        try (HikariDataSource _ = one.database) {
            one.fill(keys);
            return one.rewrap(keys);
        }
    }

    private void fill(int keys) {
        KeyRef kek = node.epochs.active().kek();
        for (int made = 0; made < keys; made += MADE_AT_ONCE) {
            int many = Math.min(MADE_AT_ONCE, keys - made);
            node.transaction().executeWithoutResult(_ -> {
                for (int i = 0; i < many; i++) {
                    node.keys.add(node.wrapping.make(TenantId.next(), new KeyRef(1, Ids.next()), kek));
                }
            });
        }
    }

    private Took rewrap(int keys) {
        node.publish();
        System.gc();
        longLived().forEach(MemoryPoolMXBean::resetPeakUsage);
        long began = System.nanoTime();
        node.rotation.step(Duration.ofHours(1));
        double seconds = (System.nanoTime() - began) / 1e9;
        long wrapped = node.usage.of(node.epochs.active().kek());
        if (wrapped != keys) {
            throw new IllegalStateException("Of " + keys + " keys " + wrapped + " were wrapped anew");
        }
        long most = longLived().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return new Took(keys, seconds, most >> 20);
    }

    private static List<MemoryPoolMXBean> longLived() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().matches(".*(Tenured|Old).*"))
                .toList();
    }
}
