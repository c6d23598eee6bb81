package jp.kagiban.vault;

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
import jp.kagiban.vault.NotOpened.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All places where KEKs of this portal are, and the one where new ones are made: a move from one to another is a rotation. */
final class KekStores implements KeyEncryptionProvider, AutoCloseable {

    /** A KEK that is nowhere is not looked for again before. */
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofSeconds(10);

    /** Keys that are locked while they are wrapped anew: a call to another machine takes as long as hundreds of them here. */
    static final int AT_ONCE_HERE = 512;

    private static final int AT_ONCE_ELSEWHERE = 8;
    private static final int MISSED_AT_MOST = 100;
    private static final Logger LOG = LoggerFactory.getLogger(KekStores.class);

    /** The keystore file is asked last: it is the easiest one to put a key into. */
    private final List<KekStore> all;

    private final List<KekStore> others;
    private final KekStore maker;
    private final Map<KeyRef, KekStore> found = new ConcurrentHashMap<>();
    private final Map<KeyRef, Long> missed = new ConcurrentHashMap<>();

    /**
     * @param others besides the file
     * @param maker one of all
     */
    KekStores(FileStore file, List<KekStore> others, KekStore maker) {
        this.others = List.copyOf(others);
        this.all = Stream.concat(others.stream(), Stream.of(file)).toList();
        this.maker = maker;
    }

    /** The keystore file alone. */
    KekStores(FileStore file) {
        this(file, List.of(), file);
    }

    /** Whether all KEKs are in this process. */
    boolean areHere() {
        return all.size() == 1;
    }

    /** Whether new ones go into the keystore's file. */
    boolean makesInFile() {
        return maker instanceof FileStore;
    }

    /** How many keys one transaction wraps anew. */
    int atOnce() {
        return areHere() ? AT_ONCE_HERE : AT_ONCE_ELSEWHERE;
    }

    /** In words, for those who run the portal. */
    String places() {
        return all.stream().map(KekStore::place).collect(Collectors.joining(", "));
    }

    /** Where this one was found, if anybody has asked for it; nothing is looked for. */
    Optional<String> placeOf(KeyRef kek) {
        return Optional.ofNullable(found.get(kek)).map(KekStore::place);
    }

    /** Where new ones are made, in words. */
    String makersPlace() {
        return maker.place();
    }

    /**
     * Makes one where the settings want it, and tries it.
     *
     * @param number at least
     * @throws StartRefused if it doesn't unwrap what it has wrapped: then it is gone again, unless it shares a keystore with others
     */
    KeyRef make(long number) {
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

    /** One with a higher number that was made where the settings want it, by somebody who was cut off. */
    Optional<KeyRef> madeAfter(long number) {
        missed.clear();
        return maker.newerThan(number);
    }

    /** Whether this one is there now, whatever is remembered. */
    boolean holds(KeyRef kek) {
        return firstThat(all, one -> one.holds(kek)) != null;
    }

    /** Whether it lies where the settings want new ones to be made; from now on it is used there. */
    boolean isWhereNewOnesAreMade(KeyRef kek) {
        return isIn(List.of(maker), kek);
    }

    /** Whether it lies elsewhere than in the keystore file; from now on it is used there. */
    boolean isOutsideKeystore(KeyRef kek) {
        return isIn(others, kek);
    }

    private boolean isIn(List<KekStore> among, KeyRef kek) {
        KekStore has = firstThat(among, one -> one.has(kek));
        if (has != null) {
            found.put(kek, has);
        }
        return has != null;
    }

    /** As {@link KekStore#dropUpTo}. Nothing is dropped anywhere unless all places answer. */
    boolean dropUpTo(long number, Set<KeyRef> retired) {
        all.forEach(one -> one.hasUpTo(number, retired));
        boolean some = false;
        for (KekStore one : all) {
            some |= one.dropUpTo(number, retired);
        }
        found.keySet().removeIf(kek -> kek.number() <= number);
        return some;
    }

    /** As {@link KekStore#hasUpTo}. */
    boolean hasUpTo(long number, Set<KeyRef> retired) {
        return all.stream().anyMatch(one -> one.hasUpTo(number, retired));
    }

    /**
     * The first place of which this is so, or null; one that is away doesn't hide those behind it.
     *
     * @throws KekStoreAway if it is so of none that answers, and one didn't
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
        // Numbers of KEKs that never were come from a row that was changed: they must not fill the memory.
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
