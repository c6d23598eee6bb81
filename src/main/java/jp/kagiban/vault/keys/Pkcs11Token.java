package jp.kagiban.vault.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import jp.kagiban.vault.envelope.NotOpened;
import org.jspecify.annotations.Nullable;

/**
 * Uses a token through the JDK's PKCS #11 provider. After a failure, one caller reads the keys again. Other callers
 * wait only briefly, since reading may hang. A refused PIN isn't used again until its file changes, since a token locks
 * itself after a few attempts.
 */
final class Pkcs11Token {

    /** Attributes of new keys. A key never leaves the token in clear, and becomes persistent when it gets its name. */
    private static final String KEY_ATTRIBUTES = """

            attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
              CKA_TOKEN = false
              CKA_SENSITIVE = true
              CKA_EXTRACTABLE = false
              CKA_ENCRYPT = true
              CKA_DECRYPT = true
            }
            """;

    private static final Duration MIN_PROVIDER_AGE = Duration.ofMinutes(1);

    private final Path config;
    private final Path pinFile;
    private final ReentrantLock opening = new ReentrantLock();
    private @Nullable Provider provider;
    private @Nullable FileTime refusedPin;
    private volatile boolean broken;
    private final AtomicReference<@Nullable Open> open = new AtomicReference<>();
    private long madeAt;

    Pkcs11Token(Path config, Path pinFile) {
        this.config = config;
        this.pinFile = pinFile;
    }

    /** The token as last read. */
    static final class Open {

        private final Provider provider;
        private final KeyStore keys;

        /** A cache, since the JDK's lookup is serialized. */
        private final Map<String, Key> found = new ConcurrentHashMap<>();

        private Open(Provider provider, KeyStore keys) {
            this.provider = provider;
            this.keys = keys;
        }

        Provider provider() {
            return provider;
        }

        KeyStore keys() {
            return keys;
        }

        void forget(String name) {
            found.remove(name);
        }

        Optional<Key> find(String name) throws GeneralSecurityException {
            Key known = found.get(name);
            if (known == null) {
                known = keys.getKey(name, null);
                if (known != null) {
                    found.put(name, known);
                }
            }
            return Optional.ofNullable(known);
        }
    }

    interface Work<T> {
        T on(Open token) throws GeneralSecurityException, NotOpened;
    }

    /**
     * Runs the work on the token.
     *
     * @throws KekStoreAway if the token can't be reached or used
     */
    <T> T use(Work<T> work) throws NotOpened {
        Open before = open.get();
        return use(before == null ? reopen() : before, work);
    }

    /** Reads the keys again and runs the work on the token. */
    <T> T useReopened(Work<T> work) throws NotOpened {
        return use(reopen(), work);
    }

    private <T> T use(Open token, Work<T> work) throws NotOpened {
        try {
            return work.on(token);
        } catch (GeneralSecurityException | ProviderException fault) {
            forget(token);
            throw away(fault);
        }
    }

    /** Returns the current handle of the token. After {@link #forget}, the next call opens the token again. */
    @Nullable
    Open current() {
        return open.get();
    }

    void forget(@Nullable Open token) {
        open.compareAndSet(token, null);
    }

    private Open reopen() {
        if (!tryLockBriefly()) {
            throw new StoreCalls.NotNow("is being opened");
        }
        try {
            Open reopened = new Open(usableProvider(), read(usableProvider()));
            open.set(reopened);
            return reopened;
        } catch (IOException | GeneralSecurityException | RuntimeException fault) {
            throw away(fault);
        } finally {
            opening.unlock();
        }
    }

    private boolean tryLockBriefly() {
        try {
            return opening.tryLock(1, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Returns the provider, and replaces a broken one, since the JDK never drops sessions that the token has ended.
     * Replacing happens at most once a minute, since a provider for an empty slot leaks a thread.
     */
    private Provider usableProvider() throws IOException {
        Provider current = provider;
        if (current == null || (broken && System.nanoTime() - madeAt > MIN_PROVIDER_AGE.toNanos())) {
            current = Security.getProvider("SunPKCS11").configure("--" + Files.readString(config) + KEY_ATTRIBUTES);
            provider = current;
            madeAt = System.nanoTime();
            broken = false;
        }
        return current;
    }

    private KeyStore read(Provider current) throws GeneralSecurityException, IOException {
        FileTime written = Files.getLastModifiedTime(pinFile);
        if (written.equals(refusedPin)) {
            throw new KekStoreAway(
                    "has refused the PIN of " + pinFile + ", which is not tried again before the file changes");
        }
        char[] pin = VaultFolder.readWord(pinFile);
        try {
            if (pin.length == 0) {
                throw new KekStoreAway("has an empty PIN file: " + pinFile);
            }
            KeyStore keys = KeyStore.getInstance("PKCS11", current);
            keys.load(null, pin);
            return keys;
        } catch (IOException refused) {
            if (isPinError(refused)) {
                refusedPin = written;
            }
            throw refused;
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private static boolean isPinError(Exception refused) {
        return String.valueOf(root(refused).getMessage()).startsWith("CKR_PIN");
    }

    private KekStoreAway away(Exception fault) {
        if (fault instanceof KekStoreAway already) {
            return already;
        }
        broken = true;
        KekStoreAway away = new KekStoreAway("can't be used (" + root(fault).getMessage() + ")");
        away.initCause(fault);
        return away;
    }

    private static Throwable root(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
