package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.MySqlServer;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.keys.KeyWrapping;
import jp.kagiban.vault.keys.TestKeks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A MySQL is copied with the options that docs/operations/backup.md names, and brought back into an empty schema. */
@Tag("slow-on-mysql")
@DatabaseTest
@EnabledIfSystemProperty(named = "test.database", matches = "mysql")
class MySqlDumpTest {

    private static final String RESTORED = "brought_back";
    private static final List<String> TO_COPY =
            List.of("--single-transaction", "--no-tablespaces", "--hex-blob", "--default-character-set=utf8mb4");

    @Autowired
    Vault vault;

    @Autowired
    KeyWrapping wrapping;

    @Autowired
    KekGuard guard;

    @Autowired
    Openings openings;

    @Autowired
    VaultAlarms alarms;

    @Autowired
    VaultRecovery recovery;

    @Autowired
    AuditTrail trail;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient db;

    @Autowired
    SettableClock clock;

    @TempDir
    Path folder;

    private final TenantId tenant = TenantId.next();
    private final UUID shop = Ids.next();

    private long sealed() {
        return scope.in(tenant, () -> {
            trail.recordApart(AuditRecord.of(Action.SHOP_CHANGED));
            return vault.seal(shop, 0, Map.of(Field.LICENSE_KEY, Secret.of("SL123456_花子")));
        });
    }

    private static JdbcClient plain(String database) {
        return JdbcClient.create(new DriverManagerDataSource(MySqlServer.url(database), "root", ""));
    }

    /** A timer of the vault may write meanwhile: then it is copied once more. */
    private Map<String, String> copied(String database) throws Exception {
        Map<String, String> before = Map.of();
        Map<String, String> after = sums(plain(database));
        while (!before.equals(after)) {
            before = after;
            List<String> copying = new ArrayList<>(TO_COPY);
            copying.add(database);
            run("mariadb-dump", copying, null, dump());
            after = sums(plain(database));
        }
        return after;
    }

    private Path dump() {
        return folder.resolve("dump.sql");
    }

    private JdbcClient broughtBack() throws Exception {
        JdbcClient restored = plain(RESTORED);
        restored.sql("SELECT 1").query(Integer.class).single();
        run("mariadb", List.of("--default-character-set=utf8mb4", RESTORED), dump(), folder.resolve("said"));
        return restored;
    }

    private void run(String program, List<String> arguments, Path in, Path out)
            throws IOException, InterruptedException {
        String port = String.valueOf(
                plain("").sql("SELECT @@port").query(Integer.class).single());
        List<String> command =
                new ArrayList<>(List.of(program, "--host=127.0.0.1", "--port=" + port, "--user=root", "--skip-ssl"));
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command).redirectOutput(out.toFile());
        if (in != null) {
            process.redirectInput(in.toFile());
        }
        Process running = process.redirectError(Redirect.INHERIT).start();
        assertThat(running.waitFor()).isZero();
    }

    /** What each table holds, all its rows counted in. */
    private static Map<String, String> sums(JdbcClient at) {
        Map<String, String> sums = new TreeMap<>();
        for (String table : at.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")
                .query(String.class)
                .list()) {
            at.sql("CHECKSUM TABLE `" + table + "` EXTENDED")
                    .query((RowCallbackHandler) row -> sums.put(table, row.getString("Checksum")));
        }
        return sums;
    }

    private String opened(JdbcClient at, long revision) {
        TenantKeys keys = new TenantKeys(
                at,
                wrapping,
                guard,
                recovery,
                TestKeks.cache(System::nanoTime, Duration.ofMinutes(5), Duration.ZERO, 1),
                clock);
        VaultService there =
                new VaultService(() -> tenant, keys, new SealedSecrets(at, clock), openings, alarms, clock);
        Use use = Use.byJob(Use.Purpose.ASK_FOR_EXPIRY);
        return scope.in(tenant, () -> there.open(shop, Field.LICENSE_KEY, revision, use, Secret::reveal));
    }

    @Test
    void eachTableComesBackAsItWasAndItsSecretsOpen() throws Exception {
        long revision = sealed();
        Map<String, String> kept =
                copied(db.sql("SELECT DATABASE()").query(String.class).single());
        JdbcClient restored = broughtBack();
        assertThat(sums(restored)).hasSizeGreaterThan(40).isEqualTo(kept);
        assertThat(opened(restored, revision)).isEqualTo("SL123456_花子");
    }
}
