package jp.kagiban.vault;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The key that the canary is, for what the portal itself derives: it is no tenant's, lies nowhere in clear and is wrapped anew for
 * each new KEK, so what comes of it outlives every rotation, and two nodes have the same. What is derived from it for a use is kept as the keys of
 * tenants are.
 */
final class CanaryKey {

    private final Supplier<WrappedKey> canary;
    private final KeyWrapping wrapping;
    private final KeyCache cache;

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
        WrappedKey wrapped = canary.get();
        try (KeyMaterial prk = cache.get(wrapped.identity(label), KeyCache.OPENS_ON, () -> unwrapped(wrapped, label))) {
            return task.apply(prk);
        } catch (NotOpened why) {
            throw new IllegalStateException("The canary's key can't be unwrapped for " + label, why);
        }
    }

    private KeyMaterial unwrapped(WrappedKey wrapped, KeyLabel label) throws NotOpened {
        try (KeyMaterial key = wrapping.unlock(wrapped)) {
            return label.prk(key);
        }
    }
}
