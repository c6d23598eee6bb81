package jp.kagiban.vault.derived;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.kagiban.vault.envelope.Hkdf;
import jp.kagiban.vault.envelope.KeyLabel;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.KeyCache;
import jp.kagiban.vault.keys.KeyWrapping;
import org.jspecify.annotations.Nullable;

/**
 * Derives the portal's own keys from the canary's key, which belongs to no tenant and is never stored in clear. Each
 * new KEK wraps the same canary key. Derived keys therefore survive every rotation and are equal on all nodes. The
 * cache of tenant keys holds the derived keys too.
 */
public final class CanaryKey {

    private static final byte[] LABEL = "print".getBytes(StandardCharsets.US_ASCII);
    private static final int FINGERPRINT_LENGTH = 32;

    private final Supplier<WrappedKey> canary;
    private final KeyWrapping wrapping;
    private final KeyCache cache;

    /** Fingerprint of the canary's key that this process saw first. */
    private volatile byte @Nullable [] fingerprint;

    /** The last canary row that held the key of {@link #fingerprint}. */
    private volatile @Nullable WrappedKey lastGenuine;

    /** @param canary the canary, wrapped by any of the KEKs */
    public CanaryKey(Supplier<WrappedKey> canary, KeyWrapping wrapping, KeyCache cache) {
        this.canary = canary;
        this.wrapping = wrapping;
        this.cache = cache;
    }

    /**
     * Calls the task with the pseudorandom key for one use.
     *
     * @throws IllegalStateException if the key can't be unwrapped
     * @throws jp.kagiban.vault.keys.KekStoreAway if its KEK is unreachable and the cached key has expired
     */
    public <T> T use(KeyLabel label, Function<KeyMaterial, T> task) {
        try (KeyMaterial prk = prk(label)) {
            return task.apply(prk);
        } catch (NotOpened why) {
            throw new IllegalStateException("The canary's key can't be unwrapped for " + label, why);
        }
    }

    /**
     * Uses the last genuine canary if the current row doesn't unwrap, so a forged row doesn't block the derived keys.
     */
    private KeyMaterial prk(KeyLabel label) throws NotOpened {
        WrappedKey current = canary.get();
        WrappedKey genuine = lastGenuine;
        try {
            KeyMaterial prk = prk(current, label);
            lastGenuine = current;
            return prk;
        } catch (NotOpened forged) {
            if (genuine == null) {
                throw forged;
            }
            return prk(genuine, label);
        }
    }

    private KeyMaterial prk(WrappedKey wrapped, KeyLabel label) throws NotOpened {
        return cache.get(wrapped.identity(label), KeyCache.EXTRA_TO_OPEN, () -> unwrap(wrapped, label));
    }

    private KeyMaterial unwrap(WrappedKey wrapped, KeyLabel label) throws NotOpened {
        try (KeyMaterial key = wrapping.unlock(wrapped)) {
            if (!isSame(key)) {
                throw new NotOpened(Reason.KEY_OR_CONTEXT);
            }
            return label.prk(key);
        }
    }

    /**
     * Returns whether this canary holds the key that this process saw first.
     *
     * @throws NotOpened if it can't be unwrapped
     */
    public boolean isSame(WrappedKey other) throws NotOpened {
        if (fingerprint == null) {
            try (KeyMaterial first = wrapping.unlock(canary.get())) {
                isSame(first);
            }
        }
        try (KeyMaterial key = wrapping.unlock(other)) {
            return isSame(key);
        }
    }

    private synchronized boolean isSame(KeyMaterial key) {
        byte[] other = fingerprint(key);
        if (fingerprint == null) {
            fingerprint = other;
        }
        return MessageDigest.isEqual(fingerprint, other);
    }

    /** Returns the fingerprint of a canary's key. It reveals nothing about the key. */
    public static byte[] fingerprint(KeyMaterial canary) {
        try (KeyMaterial prk = KeyLabel.KEKS.prk(canary)) {
            return Hkdf.expand(prk, FINGERPRINT_LENGTH, LABEL);
        }
    }
}
