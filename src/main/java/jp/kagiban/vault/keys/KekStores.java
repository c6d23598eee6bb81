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
    private static final Duration MIN_SEARCH_INTERVAL = Duration.ofSeconds(10);

    /**
     * Number of keys that one transaction locks and rewraps. A call to another machine takes as long as hundreds of
     * local calls, so there the number is small.
     */
    private static final int AT_ONCE_HERE = 512;

    private static final int AT_ONCE_ELSEWHERE = 8;
    private static final int MAX_MISSED = 100;
    private static final Logger LOG = LoggerFactory.getLogger(KekStores.class);

    /** The keystore file comes last: planting a key is easiest there. */
    private final List<KekStore> all;

    private final List<KekStore> others;
    private final KekStore maker;
    private final Map<KeyRef, KekStore> found = new ConcurrentHashMap<>();
    private final Map<KeyRef, Long> missed = new ConcurrentHashMap<>();

    /**
     * @param others the places besides the file
     * @param maker the place for new KEKs: the file or one of the others
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

    /** Returns the place of this KEK if it was found before. Doesn't search. */
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
     * @param number the lowest number that the KEK may get
     * @throws StartRefused if the new KEK doesn't unwrap what it has wrapped. The KEK is removed then, unless it shares
     *     a keystore with others.
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
    public boolean hasNow(KeyRef kek) {
        return firstMatching(all, store -> store.hasNow(kek)) != null;
    }

    /** Returns whether this KEK is in the place for new ones. If so, later calls use the KEK of that place. */
    public boolean isWhereNewOnesAreMade(KeyRef kek) {
        return findIn(List.of(maker), kek);
    }

    /** Returns whether this KEK is outside the keystore file. If so, later calls use the KEK of that place. */
    public boolean isOutsideKeystore(KeyRef kek) {
        return findIn(others, kek);
    }

    private boolean findIn(List<KekStore> stores, KeyRef kek) {
        KekStore holder = firstMatching(stores, store -> store.has(kek));
        if (holder != null) {
            found.put(kek, holder);
        }
        return holder != null;
    }

    /** Removes KEKs from all places as {@link KekStore#dropUpTo} does, but nothing if a place is unreachable. */
    public boolean dropUpTo(long number, Set<KeyRef> retired) {
        all.forEach(store -> store.hasUpTo(number, retired));
        boolean removed = false;
        for (KekStore store : all) {
            removed |= store.dropUpTo(number, retired);
        }
        found.keySet().removeIf(kek -> kek.number() <= number);
        return removed;
    }

    /** Returns whether any place has such KEKs, as {@link KekStore#hasUpTo}. */
    public boolean hasUpTo(long number, Set<KeyRef> retired) {
        return all.stream().anyMatch(store -> store.hasUpTo(number, retired));
    }

    /**
     * Returns the first place that matches, or null. An unreachable place doesn't hide the later ones.
     *
     * @throws KekStoreAway if no reachable place matches, and one was unreachable
     */
    private static @Nullable KekStore firstMatching(List<KekStore> stores, Predicate<KekStore> condition) {
        KekStoreAway away = null;
        for (KekStore store : stores) {
            try {
                if (condition.test(store)) {
                    return store;
                }
            } catch (KekStoreAway unreachable) {
                away = unreachable;
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
        return known == null && isDue(kek) ? search(kek) : known;
    }

    private boolean isDue(KeyRef kek) {
        Long before = missed.get(kek);
        return before == null || System.nanoTime() - before >= MIN_SEARCH_INTERVAL.toNanos();
    }

    private @Nullable KekStore search(KeyRef kek) {
        KekStore holder = firstMatching(all, store -> store.has(kek));
        if (holder != null) {
            found.put(kek, holder);
            missed.remove(kek);
            return holder;
        }
        // A changed row may name KEKs that never existed. They must not fill the memory.
        if (missed.size() > MAX_MISSED) {
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
