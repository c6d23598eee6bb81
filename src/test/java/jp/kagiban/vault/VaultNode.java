package jp.kagiban.vault;

import static jp.kagiban.vault.envelope.Fixtures.RANDOM;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TestScope;
import jp.kagiban.storage.Jobs;
import jp.kagiban.storage.StartLock;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.Epochs.Epoch;
import jp.kagiban.vault.derived.CanaryKey;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.KekStores;
import jp.kagiban.vault.keys.KeyCache;
import jp.kagiban.vault.keys.KeyWrapping;
import jp.kagiban.vault.keys.KeystoreFile;
import jp.kagiban.vault.keys.TestKeks;
import jp.kagiban.vault.keys.VaultFolder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The vault of one node, on a database that it shares with others, with a folder of its own. */
final class VaultNode {

    final SettableClock clock;
    final DataSource database;
    final JdbcClient db;
    final VaultFolder folder;
    final KeystoreFile file;
    final Epochs epochs;
    final KekStores keks;
    final KeyWrapping wrapping;
    final CanaryKey canary;
    final VaultAlarms alarms;
    final RecoveryRecipients recipients;
    final KekGuard guard;
    final KeyRows rows;
    final VaultRecovery recovery;
    final KeyCache cache;
    final TenantKeys keys;
    final VaultNodes nodes;
    final KekUsage usage;
    final Rewrap rewrap;
    final Rotation rotation;

    VaultNode(DataSource database, Path folder, SettableClock clock) {
        this(database, folder, clock, TestKeks::inFile);
    }

    /** @param stores where its KEKs are kept */
    VaultNode(DataSource database, Path folder, SettableClock clock, Function<KeystoreFile, KekStores> stores) {
        this.clock = clock;
        this.database = database;
        db = JdbcClient.create(database);
        file = TestKeks.file(folder);
        this.folder = file.folder();
        epochs = new Epochs(db, clock);
        keks = new VaultStart(this.folder, () -> stores.apply(file), RANDOM, Duration.ZERO, false).open(epochs);
        wrapping = new KeyWrapping(keks, RANDOM);
        canary = new CanaryKey(() -> epochs.active().canary(), wrapping, TestKeks.noCache());
        alarms = new VaultAlarms(db, _ -> {}, clock);
        recipients = new RecoveryRecipients(db, canary, clock);
        usage = new KekUsage(db, TestScope.withoutTabs());
        guard = new KekGuard(epochs, canary, keks, recipients, seen(folder), usage, alarms, clock);
        rows = new KeyRows(db, TestScope.withoutTabs(), transaction(), clock);
        recovery = new VaultRecovery(
                db, rows, recipients, canary, guard, wrapping, keks, usage, new VaultJobs(noJobs(), clock));
        cache = TestKeks.cache(() -> 0, Duration.ZERO, Duration.ZERO, 10);
        keys = keysWith(cache);
        nodes = new VaultNodes(db, epochs, guard, clock);
        rewrap = rewrapWith(wrapping);
        rotation = new Rotation(keks, wrapping, epochs, guard, nodes, rewrap, usage, new StartLock(database), clock);
        nodes.beat();
    }

    private static ObjectProvider<Jobs> noJobs() {
        return new DefaultListableBeanFactory().getBeanProvider(Jobs.class);
    }

    Rewrap rewrapWith(KeyWrapping other) {
        return new Rewrap(db, rows, other, keks.atOnce(), clock);
    }

    boolean rewrap(KeyWrapping other, KeyRef kek) {
        return rewrapWith(other)
                .run(kek, clock.instant().plus(Duration.ofHours(1)), row -> other.rewrap(row.key(), kek));
    }

    TenantKeys keysWith(KeyCache other) {
        return new TenantKeys(db, wrapping, guard, recovery, other, clock);
    }

    CanaryKey canary() {
        return canary;
    }

    /** Nobody hears of them. */
    VaultAlarms alarms() {
        return alarms;
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }

    VaultShredding shredding(BackupSettings backups) {
        return new VaultShredding(db, epochs, guard, recipients, usage, keks, new StartLock(database), backups, clock);
    }

    /** Has all keys wrapped for this recipient. */
    void beginRecovery(RecoveryPair recipient) throws NotOpened {
        addRecipient(recipient);
        recovery.run(clock.instant());
    }

    /** From now on new keys are wrapped for this recipient. */
    void addRecipient(RecoveryPair recipient) throws NotOpened {
        RecoveryRecipient to = RecoveryRecipient.of(recipient.publicKey());
        try (KeyMaterial canary = wrapping.unlock(epochs.active().canary())) {
            recipients.add(to, to.wrap(canary), guard.lastRecipient());
        }
    }

    /** The line that the file of a recovery key gets. */
    String proof() throws NotOpened {
        try (KeyMaterial canary = wrapping.unlock(epochs.active().canary())) {
            return RecoveryKey.proof(canary);
        }
    }

    private static KekFile seen(Path folder) {
        return new KekFile(folder.resolve("seals/keks"));
    }

    /** What brings a database back whose keystore is lost, with a vault's folder of its own. */
    static VaultRescue rescue(DataSource database, Path folder, SettableClock clock) {
        JdbcClient db = JdbcClient.create(database);
        return new VaultRescue(
                TestKeks.file(folder),
                new Epochs(db, clock),
                seen(folder),
                new StartLock(database),
                db,
                TestScope.withoutTabs(),
                new TransactionTemplate(new JdbcTransactionManager(database)),
                clock);
    }

    /** With the tables of the vault, and nothing in them. */
    static HikariDataSource emptyDatabase() {
        Map<String, String> settings = ChosenDatabase.fresh();
        return emptyDatabase(settings.get("spring.datasource.url"), settings.get("spring.datasource.username"));
    }

    static HikariDataSource emptyDatabase(String url, String user) {
        HikariDataSource database = pool(url, user);
        try {
            Resource[] migrations =
                    new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/vault/*.sql");
            new ResourceDatabasePopulator(migrations).execute(database);
            return database;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static HikariDataSource pool(String url, String user) {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(url);
        database.setUsername(user);
        database.setMaximumPoolSize(4);
        database.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return database;
    }

    boolean publish() {
        return rotation.publish();
    }

    /** As an operator does it. */
    void copyKeystoreTo(Path other) {
        try {
            Files.createDirectories(other);
            Files.copy(folder.keystore(), other.resolve("vault.bcfks"), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(TestKeks.password(folder), other.resolve("vault.password"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** Makes a key for a new tenant. */
    WrappedKey tenantKey() {
        return keys.active(TenantId.next());
    }

    WrappedKey stored(TenantId tenant) {
        return keys.active(tenant);
    }

    /** What the key of the tenant is, as it is wrapped by now. */
    byte[] bytes(TenantId tenant) throws NotOpened {
        try (KeyMaterial key = wrapping.unlock(stored(tenant))) {
            return key.getEncoded();
        }
    }

    /** What each tenant's key is, as a hash. */
    Map<TenantId, Integer> hashes() throws NotOpened {
        Map<TenantId, Integer> hashes = new HashMap<>();
        List<KeyRows.Row> page = rows.page(KeyRows.Place.BEFORE_ALL, 1_000);
        while (!page.isEmpty()) {
            for (KeyRows.Row row : page) {
                try (KeyMaterial key = wrapping.unlock(row.key())) {
                    hashes.put(row.key().owner(), Arrays.hashCode(key.getEncoded()));
                }
            }
            page = rows.page(page.getLast().place(), 1_000);
        }
        return hashes;
    }

    Map<Long, KekState> states() {
        Map<Long, KekState> states = new TreeMap<>();
        for (Epoch epoch : epochs.all()) {
            states.put(epoch.kek().number(), epoch.state());
        }
        return states;
    }

    /** Steps until nothing is to be done for the moment. */
    void stepThrough() {
        rotation.step(Duration.ofHours(1));
    }
}
