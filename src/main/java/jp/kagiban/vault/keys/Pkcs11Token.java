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
 * A token behind the JDK's PKCS #11 provider. After a failure, one caller reads the keys again. The others wait only
 * briefly, since reading may hang. A refused PIN isn't used again until its file changes, since a token locks itself
 * after a few attempts.
 */
final class Pkcs11Token {

    /** A key never leaves the token in clear. It becomes persistent when it gets its name. */
    private static final String OURS = """

            attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
              CKA_TOKEN = false
              CKA_SENSITIVE = true
              CKA_EXTRACTABLE = false
              CKA_ENCRYPT = true
              CKA_DECRYPT = true
            }
            """;

    private static final Duration NOT_MADE_ANEW_WITHIN = Duration.ofMinutes(1);

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
        return use(before == null ? opened() : before, work);
    }

    /** Reads the keys again and runs the work on the token. */
    <T> T useAnew(Work<T> work) throws NotOpened {
        return use(opened(), work);
    }

    private <T> T use(Open token, Work<T> work) throws NotOpened {
        try {
            return work.on(token);
        } catch (GeneralSecurityException | ProviderException fault) {
            forget(token);
            throw away(fault);
        }
    }

    /** The handle of calls that haven't returned. After {@link #forget} the next call opens the token again. */
    @Nullable
    Open current() {
        return open.get();
    }

    void forget(@Nullable Open token) {
        open.compareAndSet(token, null);
    }

    private Open opened() {
        if (!isMine()) {
            throw new StoreCalls.NotNow("is being opened");
        }
        try {
            Open anew = new Open(known(), read(known()));
            open.set(anew);
            return anew;
        } catch (IOException | GeneralSecurityException | RuntimeException fault) {
            throw away(fault);
        } finally {
            opening.unlock();
        }
    }

    private boolean isMine() {
        try {
            return opening.tryLock(1, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The JDK never drops sessions that the token has ended, so a broken provider is replaced. This happens rarely,
     * since a provider for an empty slot leaks a thread.
     */
    private Provider known() throws IOException {
        Provider known = provider;
        if (known == null || (broken && System.nanoTime() - madeAt > NOT_MADE_ANEW_WITHIN.toNanos())) {
            known = Security.getProvider("SunPKCS11").configure("--" + Files.readString(config) + OURS);
            provider = known;
            madeAt = System.nanoTime();
            broken = false;
        }
        return known;
    }

    private KeyStore read(Provider known) throws GeneralSecurityException, IOException {
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
            KeyStore keys = KeyStore.getInstance("PKCS11", known);
            keys.load(null, pin);
            return keys;
        } catch (IOException refused) {
            if (isOfThePin(refused)) {
                refusedPin = written;
            }
            throw refused;
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private static boolean isOfThePin(Exception refused) {
        return String.valueOf(root(refused).getMessage()).startsWith("CKR_PIN");
    }

    private KekStoreAway away(Exception fault) {
        if (fault instanceof KekStoreAway told) {
            return told;
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
