package jp.kagiban.vault.keys;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey.Identity;

/**
 * Caches the pseudorandom keys of busy tenants. An entry expires at a fixed time after its load, regardless of use.
 * While reloading fails, the expired entry may be used for a bounded extra time. A full cache removes the oldest entry.
 * Only one of several concurrent callers loads a key. Removed keys are wiped, so callers get copies.
 */
public final class KeyCache implements AutoCloseable {

    static final Duration MAX_AGE = Duration.ofMinutes(5);

    /** Extra time after its expiry in which a key may open, or seal, while the KEKs are unreachable. */
    public static final Duration EXTRA_TO_OPEN = Duration.ofMinutes(15);

    public static final Duration EXTRA_TO_SEAL = Duration.ofMinutes(3);

    /**
     * Interval at which expired keys are wiped. Without it, keys would stay in memory until the next request for a key.
     */
    public static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);

    static final int MAX_ENTRIES = 10_000;

    public interface Load {
        KeyMaterial load() throws NotOpened;
    }

    private record Entry(KeyMaterial key, long loadedAt) {}

    private final LongSupplier nanos;
    private final long maxAge;
    private final long extra;
    private final int maxEntries;
    private final Object lock = new Object();
    /** In the order of loading, the oldest first. */
    private final Map<Identity, Entry> entries = new LinkedHashMap<>();

    private final Map<Identity, CompletableFuture<Optional<NotOpened>>> loading = new HashMap<>();

    /**
     * @param nanos a monotonic clock, such as {@link System#nanoTime}
     * @param extra how long an expired key is kept in case it can't be reloaded
     */
    KeyCache(LongSupplier nanos, Duration maxAge, Duration extra, int maxEntries) {
        this.nanos = nanos;
        this.maxAge = maxAge.toNanos();
        this.extra = extra.toNanos();
        this.maxEntries = maxEntries;
    }

    /**
     * Returns a copy of the key; the caller closes it. A failed load isn't cached.
     *
     * @param identity {@link jp.kagiban.vault.envelope.WrappedKey#identity}
     * @param patience how long after its expiry a key may be used while the KEKs are unreachable
     * @throws KekStoreAway if they are unreachable and there is no such key
     */
    public KeyMaterial get(Identity identity, Duration patience, Load load) throws NotOpened {
        try {
            return get(identity, load);
        } catch (KekStoreAway away) {
            return getExpired(identity, patience).orElseThrow(() -> away);
        }
    }

    private Optional<KeyMaterial> getExpired(Identity identity, Duration patience) {
        synchronized (lock) {
            dropExpired();
            Entry held = entries.get(identity);
            return held == null || age(held) >= maxAge + patience.toNanos()
                    ? Optional.empty()
                    : Optional.of(held.key().copy());
        }
    }

    private KeyMaterial get(Identity identity, Load load) throws NotOpened {
        while (true) {
            CompletableFuture<Optional<NotOpened>> mine = new CompletableFuture<>();
            CompletableFuture<Optional<NotOpened>> theirs;
            synchronized (lock) {
                dropExpired();
                Entry held = entries.get(identity);
                if (held != null && age(held) < maxAge) {
                    return held.key().copy();
                }
                theirs = loading.putIfAbsent(identity, mine);
            }
            if (theirs == null) {
                return load(identity, load, mine);
            }
            Optional<NotOpened> failure = outcome(theirs);
            if (failure.isPresent()) {
                throw new NotOpened(failure.get().reason());
            }
        }
    }

    private static Optional<NotOpened> outcome(CompletableFuture<Optional<NotOpened>> loading) {
        try {
            return loading.join();
        } catch (CompletionException crashed) {
            if (crashed.getCause() instanceof KekStoreAway away) {
                throw new KekStoreAway(Objects.requireNonNullElse(away.getMessage(), ""));
            }
            throw crashed;
        }
    }

    private KeyMaterial load(Identity identity, Load load, CompletableFuture<Optional<NotOpened>> waiting)
            throws NotOpened {
        try {
            KeyMaterial key = load.load();
            KeyMaterial copy = key.copy();
            store(identity, key);
            waiting.complete(Optional.empty());
            return copy;
        } catch (NotOpened failure) {
            abandon(identity);
            waiting.complete(Optional.of(failure));
            throw failure;
        } catch (RuntimeException | Error failure) {
            abandon(identity);
            waiting.completeExceptionally(failure);
            throw failure;
        }
    }

    private void store(Identity identity, KeyMaterial key) {
        synchronized (lock) {
            loading.remove(identity);
            Entry before = entries.remove(identity);
            if (before != null) {
                before.key().close();
            }
            entries.put(identity, new Entry(key, nanos.getAsLong()));
            Iterator<Entry> oldest = entries.values().iterator();
            while (entries.size() > maxEntries) {
                drop(oldest);
            }
        }
    }

    private void abandon(Identity identity) {
        synchronized (lock) {
            loading.remove(identity);
        }
    }

    /** Wipes expired keys. */
    public void sweep() {
        synchronized (lock) {
            dropExpired();
        }
    }

    private void dropExpired() {
        Iterator<Entry> oldest = entries.values().iterator();
        while (oldest.hasNext()) {
            Entry entry = oldest.next();
            if (age(entry) < maxAge + extra) {
                return;
            }
            entry.key().close();
            oldest.remove();
        }
    }

    private long age(Entry entry) {
        return nanos.getAsLong() - entry.loadedAt();
    }

    private static void drop(Iterator<Entry> entries) {
        entries.next().key().close();
        entries.remove();
    }

    /** Wipes all keys. */
    @Override
    public void close() {
        synchronized (lock) {
            entries.values().forEach(entry -> entry.key().close());
            entries.clear();
        }
    }
}
