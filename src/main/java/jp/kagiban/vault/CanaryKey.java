package jp.kagiban.vault;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The key that the canary is, for what the portal itself derives: it is no tenant's, lies nowhere in clear and is wrapped anew for
 * each new KEK, so what comes of it outlives every rotation, and two nodes have the same. It is unwrapped for each use and wiped.
 */
final class CanaryKey {

    private final Supplier<WrappedKey> canary;
    private final KeyWrapping wrapping;

    /** @param canary as one of the KEKs has wrapped it, whichever */
    CanaryKey(Supplier<WrappedKey> canary, KeyWrapping wrapping) {
        this.canary = canary;
        this.wrapping = wrapping;
    }

    /**
     * Hands the pseudorandom key for one use to the task.
     *
     * @throws IllegalStateException if it can't be unwrapped
     */
    <T> T use(KeyLabel label, Function<KeyMaterial, T> task) {
        try (KeyMaterial key = wrapping.unlock(canary.get());
                KeyMaterial prk = label.prk(key)) {
            return task.apply(prk);
        } catch (NotOpened why) {
            throw new IllegalStateException("The canary's key can't be unwrapped for " + label, why);
        }
    }
}
