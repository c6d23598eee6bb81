package jp.kagiban.vault.keys;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.Envelope;
import jp.kagiban.vault.envelope.KeyLabel;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the KEKs of a {@link Keystore} in memory, as pseudorandom keys. If a KEK is missing, this class reads the file
 * again, since another node may have added it.
 */
final class BcfksProvider implements KeyEncryptionProvider, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BcfksProvider.class);
    private static final Comparator<KeyRef> BY_NUMBER =
            Comparator.comparingLong(KeyRef::number).thenComparing(KeyRef::id);

    /** Minimum time between two reads for a missing KEK. One read takes a second of CPU time. */
    private static final Duration MIN_REREAD_INTERVAL = Duration.ofSeconds(10);

    private final Supplier<Map<KeyRef, KeyMaterial>> file;
    private final SecureRandom random;
    private volatile NavigableMap<KeyRef, KeyMaterial> prks = new TreeMap<>(BY_NUMBER);
    private long rereadAt = System.nanoTime() - MIN_REREAD_INTERVAL.toNanos();

    private BcfksProvider(Supplier<Map<KeyRef, KeyMaterial>> file, SecureRandom random) {
        this.file = file;
        this.random = random;
    }

    /** @param keks at least one; no KEK is added later. The caller closes them. */
    BcfksProvider(Map<KeyRef, KeyMaterial> keks, SecureRandom random) {
        this(Map::of, random);
        addAll(keks);
    }

    /**
     * @param file returns the KEKs of the file; this class closes them
     * @throws jp.kagiban.shared.StartRefused if the file can't be read
     */
    static BcfksProvider of(Supplier<Map<KeyRef, KeyMaterial>> file, SecureRandom random) {
        BcfksProvider provider = new BcfksProvider(file, random);
        provider.read();
        return provider;
    }

    /** Reads the file and adds its KEKs. */
    synchronized void read() {
        Map<KeyRef, KeyMaterial> keks = file.get();
        addAll(keks);
        keks.values().forEach(KeyMaterial::close);
    }

    private synchronized void addAll(Map<KeyRef, KeyMaterial> keks) {
        TreeMap<KeyRef, KeyMaterial> all = new TreeMap<>(prks);
        keks.forEach((ref, kek) -> all.computeIfAbsent(ref, _ -> KeyLabel.WRAP.prk(kek)));
        prks = all;
    }

    /** Wipes the KEKs up to this number, after they were removed from the file. */
    synchronized void forgetUpTo(long number) {
        TreeMap<KeyRef, KeyMaterial> rest = new TreeMap<>(prks);
        rest.keySet().removeIf(kek -> kek.number() <= number);
        NavigableMap<KeyRef, KeyMaterial> before = prks;
        prks = rest;
        before.forEach((kek, prk) -> {
            if (kek.number() <= number) {
                prk.close();
            }
        });
    }

    /** Returns the KEK with the highest number. */
    Optional<KeyRef> newest() {
        NavigableMap<KeyRef, KeyMaterial> all = prks;
        return all.isEmpty() ? Optional.empty() : Optional.of(all.lastKey());
    }

    boolean has(KeyRef kek) {
        return prkOf(kek) != null;
    }

    @Override
    public byte[] wrap(KeyRef kek, Context context, KeyMaterial tenantKey) {
        KeyMaterial prk = prkOf(kek);
        if (prk == null || tenantKey.length() != KeyMaterial.KEY_LENGTH) {
            throw new IllegalArgumentException("Can't wrap with KEK " + kek);
        }
        byte[] plain = tenantKey.getEncoded();
        try {
            return Envelope.seal(prk, kek, context, plain, random);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    @Override
    public KeyMaterial unwrap(KeyRef kek, Context context, byte[] wrapped) throws NotOpened {
        KeyMaterial prk = prkOf(kek);
        if (prk == null) {
            throw new NotOpened(Reason.NO_KEK);
        }
        KeyMaterial key = KeyMaterial.owning(Envelope.open(prk, kek, context, wrapped));
        if (key.length() != KeyMaterial.KEY_LENGTH) {
            key.close();
            throw new NotOpened(Reason.FORM);
        }
        return key;
    }

    private @Nullable KeyMaterial prkOf(KeyRef kek) {
        KeyMaterial prk = prks.get(kek);
        if (prk == null) {
            rereadIfDue();
            prk = prks.get(kek);
        }
        return prk;
    }

    private synchronized void rereadIfDue() {
        if (System.nanoTime() - rereadAt >= MIN_REREAD_INTERVAL.toNanos()) {
            rereadAt = System.nanoTime();
            try {
                read();
            } catch (RuntimeException unreadable) {
                log.warn(
                        "The keystore can't be read again: {}; check the file and its rights", unreadable.getMessage());
            }
        }
    }

    @Override
    public void close() {
        prks.values().forEach(KeyMaterial::close);
    }
}
