package jp.kagiban.vault.keys;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import jp.kagiban.shared.Ids;
import jp.kagiban.vault.envelope.Bytes;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import jp.kagiban.vault.keys.Pkcs11Token.Open;
import org.jspecify.annotations.Nullable;

/**
 * Stores KEKs on a PKCS #11 token such as a hardware security module, from which keys can't be read. A wrapped key
 * consists of a nonce of 12 random bytes, and the key encrypted with AES-256-GCM. The KEK's reference and the key's
 * context are associated data.
 */
final class Pkcs11Store implements KekStore {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int LENGTH = NONCE + KeyMaterial.KEY_LENGTH + TAG_BITS / 8;

    private final String place;
    private final Pkcs11Token token;
    private final StoreCalls calls;
    private final SecureRandom random;

    Pkcs11Store(String place, StoreCalls calls, Pkcs11Token token, SecureRandom random) {
        this.place = place;
        this.calls = calls;
        this.token = token;
        this.random = random;
    }

    /** @param config configuration of the JDK's provider */
    static String place(Path config) {
        return "the token of " + config;
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public boolean has(KeyRef kek) {
        return callWithKek(() -> token.use(open -> find(open, kek).isPresent())) || hasNow(kek);
    }

    @Override
    public boolean hasNow(KeyRef kek) {
        return callWithKek(() -> token.useReopened(open -> find(open, kek).isPresent()));
    }

    @Override
    public KeyRef make(long number) {
        KeyRef kek = new KeyRef(number, Ids.next());
        return callWithKek(() -> token.useReopened(open -> create(open, kek)));
    }

    private static KeyRef create(Open open, KeyRef kek) throws GeneralSecurityException {
        KeyGenerator generator = KeyGenerator.getInstance("AES", open.provider());
        generator.init(KeyMaterial.KEY_LENGTH * 8);
        SecretKey key = generator.generateKey();
        if (key.getEncoded() != null) {
            throw new GeneralSecurityException("the token makes keys that can be read out of it");
        }
        open.keys().setKeyEntry(name(kek), key, null, null);
        return kek;
    }

    /**
     * Returns none, since other portals may keep keys with the same number on this token. Only its id identifies a key.
     */
    @Override
    public Optional<KeyRef> newerThan(long number) {
        return Optional.empty();
    }

    @Override
    public boolean hasUpTo(long number, Set<KeyRef> retired) {
        return retired.stream().anyMatch(kek -> kek.number() <= number && hasNow(kek));
    }

    @Override
    public boolean dropUpTo(long number, Set<KeyRef> retired) {
        return callWithKek(() -> token.useReopened(open -> {
            boolean removed = false;
            for (KeyRef kek : retired) {
                if (kek.number() <= number && find(open, kek).isPresent()) {
                    open.keys().deleteEntry(name(kek));
                    open.forget(name(kek));
                    removed = true;
                }
            }
            return removed;
        }));
    }

    @Override
    public byte[] wrap(KeyRef kek, Context context, KeyMaterial tenantKey) {
        byte[] plain = tenantKey.getEncoded();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            return callWithKek(() -> token.use(open -> {
                Cipher cipher = cipher(open, Cipher.ENCRYPT_MODE, key(open, kek), nonce, kek, context);
                return Bytes.join(nonce, cipher.doFinal(plain));
            }));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    @Override
    public KeyMaterial unwrap(KeyRef kek, Context context, byte[] wrapped) throws NotOpened {
        if (wrapped.length != LENGTH) {
            throw new NotOpened(Reason.FORM);
        }
        return call(() -> token.use(open -> unwrapOrExplain(open, kek, context, wrapped)));
    }

    /**
     * Unwraps the key, and finds out why a token refuses. Error codes don't show it, since they differ between tokens,
     * and some tokens use one code for every failure. If the token still encrypts and decrypts, and then refuses again,
     * the wrapped key doesn't fit.
     */
    private KeyMaterial unwrapOrExplain(Open open, KeyRef kek, Context context, byte[] wrapped)
            throws GeneralSecurityException, NotOpened {
        Key key = key(open, kek);
        try {
            return decrypt(open, key, kek, context, wrapped);
        } catch (GeneralSecurityException | ProviderException _) {
            proveTokenWorks(open, key, kek, context);
            try {
                return decrypt(open, key, kek, context, wrapped);
            } catch (GeneralSecurityException | ProviderException _) {
                throw new NotOpened(Reason.KEY_OR_CONTEXT);
            }
        }
    }

    private static KeyMaterial decrypt(Open open, Key key, KeyRef kek, Context context, byte[] wrapped)
            throws GeneralSecurityException {
        byte[] nonce = Arrays.copyOf(wrapped, NONCE);
        Cipher cipher = cipher(open, Cipher.DECRYPT_MODE, key, nonce, kek, context);
        return KeyMaterial.owning(cipher.doFinal(wrapped, NONCE, LENGTH - NONCE));
    }

    private void proveTokenWorks(Open open, Key key, KeyRef kek, Context context) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed =
                cipher(open, Cipher.ENCRYPT_MODE, key, nonce, kek, context).doFinal(nonce);
        cipher(open, Cipher.DECRYPT_MODE, key, nonce, kek, context).doFinal(sealed);
    }

    private static Cipher cipher(Open open, int mode, Key key, byte[] nonce, KeyRef kek, Context context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER, open.provider());
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(Bytes.join(kek.bytes(), context.bytes()));
        return cipher;
    }

    /** Returns the KEK. Reads the token again if the KEK is unknown, since another node may have made it. */
    private Key key(Open open, KeyRef kek) throws GeneralSecurityException, NotOpened {
        Optional<Key> known = find(open, kek);
        return known.isPresent()
                ? known.get()
                : token.useReopened(reopened -> find(reopened, kek).orElseThrow(() -> new NotOpened(Reason.NO_KEK)));
    }

    /** The prefix distinguishes our keys from those of other programs on the token. */
    static String name(KeyRef kek) {
        return "kagiban-" + Keystore.alias(kek);
    }

    private static Optional<Key> find(Open open, KeyRef kek) throws GeneralSecurityException {
        return open.find(name(kek));
    }

    private <T> T callWithKek(StoreCalls.Call<T> task) {
        try {
            return call(task);
        } catch (NotOpened why) {
            throw new IllegalStateException(place + " has no such KEK", why);
        }
    }

    /**
     * Makes a call. After a call that failed or hangs, the next one opens the token again. The hanging call keeps the
     * old handle.
     */
    private <T> T call(StoreCalls.Call<T> task) throws NotOpened {
        AtomicReference<@Nullable Open> handleInUse = new AtomicReference<>();
        try {
            return calls.make(() -> {
                handleInUse.set(token.current());
                T value = task.make();
                handleInUse.set(null);
                return value;
            });
        } catch (KekStoreAway away) {
            if (handleInUse.get() != null) {
                token.forget(handleInUse.get());
            }
            throw away;
        }
    }

    @Override
    public void close() {
        calls.close();
    }
}
