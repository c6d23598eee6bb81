package jp.kagiban.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.kagiban.vault.NotOpened.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The key that the canary is, for what the portal itself derives: it is no tenant's, lies nowhere in clear and is wrapped anew for
 * each new KEK, so what comes of it outlives every rotation, and two nodes have the same. What is derived from it for a use is kept as the keys of
 * tenants are.
 */
final class CanaryKey {

    private static final byte[] LABEL = "print".getBytes(StandardCharsets.US_ASCII);
    private static final int PRINT = 32;

    private final Supplier<WrappedKey> canary;
    private final KeyWrapping wrapping;
    private final KeyCache cache;

    /** Tells whether a key is the one that this process has begun with; it is derived from that key, and says nothing of it. */
    private volatile byte @Nullable [] print;

    /** The last canary that was that key. */
    private volatile @Nullable WrappedKey genuine;

    /** @param canary as one of the KEKs has wrapped it, whichever */
    CanaryKey(Supplier<WrappedKey> canary, KeyWrapping wrapping, KeyCache cache) {
        this.canary = canary;
        this.wrapping = wrapping;
        this.cache = cache;
    }

    /**
     * Hands the pseudorandom key for one use to the task.
     *
     * @throws IllegalStateException if it can't be unwrapped
     * @throws KekStoreAway if its KEK can't be reached, for longer than keys in memory serve
     */
    <T> T use(KeyLabel label, Function<KeyMaterial, T> task) {
        try (KeyMaterial prk = prk(label)) {
            return task.apply(prk);
        } catch (NotOpened why) {
            throw new IllegalStateException("The canary's key can't be unwrapped for " + label, why);
        }
    }

    /** A row that somebody puts in the canary's place keeps nobody from what was derived before. */
    private KeyMaterial prk(KeyLabel label) throws NotOpened {
        WrappedKey named = canary.get();
        WrappedKey before = genuine;
        try {
            KeyMaterial prk = prk(named, label);
            genuine = named;
            return prk;
        } catch (NotOpened another) {
            if (before == null) {
                throw another;
            }
            return prk(before, label);
        }
    }

    private KeyMaterial prk(WrappedKey wrapped, KeyLabel label) throws NotOpened {
        return cache.get(wrapped.identity(label), KeyCache.OPENS_ON, () -> unwrapped(wrapped, label));
    }

    private KeyMaterial unwrapped(WrappedKey wrapped, KeyLabel label) throws NotOpened {
        try (KeyMaterial key = wrapping.unlock(wrapped)) {
            if (!isSame(key)) {
                throw new NotOpened(Reason.KEY_OR_CONTEXT);
            }
            return label.prk(key);
        }
    }

    /**
     * Whether this canary holds the same key as the one that this process has begun with.
     *
     * @throws NotOpened if it can't be unwrapped
     */
    boolean isSame(WrappedKey other) throws NotOpened {
        if (print == null) {
            try (KeyMaterial first = wrapping.unlock(canary.get())) {
                isSame(first);
            }
        }
        try (KeyMaterial key = wrapping.unlock(other)) {
            return isSame(key);
        }
    }

    private synchronized boolean isSame(KeyMaterial key) {
        try (KeyMaterial prk = KeyLabel.KEKS.prk(key)) {
            byte[] other = Hkdf.expand(prk, PRINT, LABEL);
            if (print == null) {
                print = other;
            }
            return MessageDigest.isEqual(print, other);
        }
    }
}
