package jp.kagiban.vault.keys;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import jp.kagiban.vault.keys.KekSettings.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All places with KEKs of this portal, and the place for new ones. A move from one place to another is a rotation. */
public final class KekStores implements KeyEncryptionProvider, AutoCloseable {

    /** Pause before an unreachable place is called again. */
    public static final Duration REST = Duration.ofSeconds(1);

    /** Minimum time between two searches for a missing KEK. */
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofSeconds(10);

    /**
     * Number of keys that one transaction locks and rewraps. One call to another machine takes as long as hundreds of
     * local ones.
     */
    private static final int AT_ONCE_HERE = 512;

    private static final int AT_ONCE_ELSEWHERE = 8;
    private static final int MISSED_AT_MOST = 100;
    private static final Logger LOG = LoggerFactory.getLogger(KekStores.class);

    /** The keystore file comes last: planting a key is easiest there. */
    private final List<KekStore> all;

    private final List<KekStore> others;
    private final KekStore maker;
    private final Map<KeyRef, KekStore> found = new ConcurrentHashMap<>();
    private final Map<KeyRef, Long> missed = new ConcurrentHashMap<>();

    /**
     * @param others places besides the file
     * @param maker the place for new KEKs, one of these
     */
    KekStores(FileStore file, List<KekStore> others, KekStore maker) {
        this.others = List.copyOf(others);
        this.all = Stream.concat(others.stream(), Stream.of(file)).toList();
        this.maker = maker;
    }

    /** Creates all configured places. Only the file is read now. */
    public static KekStores of(KeystoreFile keystore, KekSettings settings, SecureRandom random) {
        FileStore file = FileStore.of(keystore, random);
        Optional<KekStore> token = token(settings.pkcs11(), random);
        return new KekStores(
                file,
                token.stream().toList(),
                token.filter(_ -> settings.store() == Store.PKCS11).orElse(file));
    }

    private static Optional<KekStore> token(KekSettings.Pkcs11 settings, SecureRandom random) {
        Path config = settings.config();
        Path pinFile = settings.pinFile();
        if (config == null || pinFile == null) {
            return Optional.empty();
        }
        String place = Pkcs11Store.place(config);
        StoreCalls calls = new StoreCalls(place, StoreCalls.PATIENCE, REST);
        return Optional.of(new Pkcs11Store(place, calls, new Pkcs11Token(config, pinFile), random));
    }

    /** Only the keystore file. */
    public static KekStores inFile(KeystoreFile keystore, SecureRandom random) {
        FileStore file = FileStore.of(keystore, random);
        return new KekStores(file, List.of(), file);
    }

    /** Returns whether all KEKs are in this process. */
    public boolean areHere() {
        return all.size() == 1;
    }

    /** Returns whether new KEKs go into the keystore file. */
    public boolean makesInFile() {
        return maker instanceof FileStore;
    }

    /** Number of keys that one transaction rewraps. */
    public int atOnce() {
        return areHere() ? AT_ONCE_HERE : AT_ONCE_ELSEWHERE;
    }

    /** Names of the places, for operators. */
    public String places() {
        return all.stream().map(KekStore::place).collect(Collectors.joining(", "));
    }

    /** Returns the place where this KEK was found, if it was needed before. Doesn't search. */
    public Optional<String> placeOf(KeyRef kek) {
        return Optional.ofNullable(found.get(kek)).map(KekStore::place);
    }

    /** Name of the place for new KEKs. */
    public String makersPlace() {
        return maker.place();
    }

    /**
     * Creates a KEK in the place for new ones, and tests it.
     *
     * @param number at least
     * @throws StartRefused if it doesn't unwrap what it has wrapped. It is removed then, unless it shares a keystore
     *     with others.
     */
    public KeyRef make(long number) {
        KeyRef made = maker.make(number);
        Context context = Context.ofWrappedKey(Context.RESERVED_OWNER, made, made);
        try (KeyMaterial any = KeyMaterial.owning(Arrays.copyOf(made.bytes(), KeyMaterial.KEY_LENGTH));
                KeyMaterial back = maker.unwrap(made, context, maker.wrap(made, context, any))) {
            if (any.isSame(back)) {
                return made;
            }
        } catch (NotOpened why) {
            LOG.error("KEK {} doesn't unwrap what it has wrapped", made, why);
        }
        maker.dropUpTo(made.number(), Set.of(made));
        throw new StartRefused(
                "A key that " + maker.place() + " has made doesn't unwrap what it has wrapped.",
                "It must take the nonces that it is given, and associated data.");
    }

    /** Returns a KEK with a higher number in the place for new ones, whose creation was interrupted. */
    public Optional<KeyRef> madeAfter(long number) {
        missed.clear();
        return maker.newerThan(number);
    }

    /** Returns whether any place has this KEK now, without any cache. */
    public boolean holds(KeyRef kek) {
        return firstThat(all, one -> one.holds(kek)) != null;
    }

    /** Returns whether this KEK is in the place for new ones. From now on it is used there. */
    public boolean isWhereNewOnesAreMade(KeyRef kek) {
        return isIn(List.of(maker), kek);
    }

    /** Returns whether this KEK is outside the keystore file. From now on it is used there. */
    public boolean isOutsideKeystore(KeyRef kek) {
        return isIn(others, kek);
    }

    private boolean isIn(List<KekStore> among, KeyRef kek) {
        KekStore has = firstThat(among, one -> one.has(kek));
        if (has != null) {
            found.put(kek, has);
        }
        return has != null;
    }

    /** As {@link KekStore#dropUpTo}. Removes nothing unless all places answer. */
    public boolean dropUpTo(long number, Set<KeyRef> retired) {
        all.forEach(one -> one.hasUpTo(number, retired));
        boolean some = false;
        for (KekStore one : all) {
            some |= one.dropUpTo(number, retired);
        }
        found.keySet().removeIf(kek -> kek.number() <= number);
        return some;
    }

    /** As {@link KekStore#hasUpTo}. */
    public boolean hasUpTo(long number, Set<KeyRef> retired) {
        return all.stream().anyMatch(one -> one.hasUpTo(number, retired));
    }

    /**
     * Returns the first place that matches, or null. An unreachable place doesn't hide the later ones.
     *
     * @throws KekStoreAway if no reachable place matches, and one was unreachable
     */
    private static @Nullable KekStore firstThat(List<KekStore> among, Predicate<KekStore> so) {
        KekStoreAway away = null;
        for (KekStore one : among) {
            try {
                if (so.test(one)) {
                    return one;
                }
            } catch (KekStoreAway gone) {
                away = gone;
            }
        }
        if (away != null) {
            throw away;
        }
        return null;
    }

    @Override
    public byte[] wrap(KeyRef kek, Context context, KeyMaterial tenantKey) {
        KekStore store = storeOf(kek);
        if (store == null) {
            throw new IllegalArgumentException("KEK " + kek + " is in none of these: " + places());
        }
        return store.wrap(kek, context, tenantKey);
    }

    @Override
    public KeyMaterial unwrap(KeyRef kek, Context context, byte[] wrapped) throws NotOpened {
        KekStore store = storeOf(kek);
        if (store == null) {
            throw new NotOpened(Reason.NO_KEK);
        }
        try {
            return store.unwrap(kek, context, wrapped);
        } catch (NotOpened why) {
            if (why.reason() == Reason.NO_KEK) {
                found.remove(kek, store);
                missed.put(kek, System.nanoTime());
            }
            throw why;
        }
    }

    private @Nullable KekStore storeOf(KeyRef kek) {
        KekStore known = found.get(kek);
        return known == null && isDue(kek) ? lookedFor(kek) : known;
    }

    private boolean isDue(KeyRef kek) {
        Long before = missed.get(kek);
        return before == null || System.nanoTime() - before >= NOT_AGAIN_WITHIN.toNanos();
    }

    private @Nullable KekStore lookedFor(KeyRef kek) {
        KekStore has = firstThat(all, one -> one.has(kek));
        if (has != null) {
            found.put(kek, has);
            missed.remove(kek);
            return has;
        }
        // A changed row may name KEKs that never existed. They must not fill the memory.
        if (missed.size() > MISSED_AT_MOST) {
            missed.clear();
        }
        missed.put(kek, System.nanoTime());
        return null;
    }

    @Override
    public void close() {
        all.forEach(KekStore::close);
    }
}
