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
 * KEKs on a PKCS #11 token such as a hardware security module, from which keys can't be read. A wrapped key is a nonce
 * of 12 random bytes and the key encrypted with AES-256-GCM. The KEK and the key's context are associated data.
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
        return asked(() -> token.use(open -> find(open, kek).isPresent())) || holds(kek);
    }

    @Override
    public boolean holds(KeyRef kek) {
        return asked(() -> token.useAnew(open -> find(open, kek).isPresent()));
    }

    @Override
    public KeyRef make(long number) {
        KeyRef kek = new KeyRef(number, Ids.next());
        return asked(() -> token.useAnew(open -> made(open, kek)));
    }

    private static KeyRef made(Open open, KeyRef kek) throws GeneralSecurityException {
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
     * Returns none: other portals may keep keys with similar names on the same token, so a key is identified by its id
     * alone.
     */
    @Override
    public Optional<KeyRef> newerThan(long number) {
        return Optional.empty();
    }

    @Override
    public boolean hasUpTo(long number, Set<KeyRef> retired) {
        return retired.stream().anyMatch(kek -> kek.number() <= number && holds(kek));
    }

    @Override
    public boolean dropUpTo(long number, Set<KeyRef> retired) {
        return asked(() -> token.useAnew(open -> {
            boolean some = false;
            for (KeyRef kek : retired) {
                if (kek.number() <= number && find(open, kek).isPresent()) {
                    open.keys().deleteEntry(name(kek));
                    open.forget(name(kek));
                    some = true;
                }
            }
            return some;
        }));
    }

    @Override
    public byte[] wrap(KeyRef kek, Context context, KeyMaterial tenantKey) {
        byte[] plain = tenantKey.getEncoded();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            return asked(() -> token.use(open -> {
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
        return attempted(() -> token.use(open -> unwrapped(open, kek, context, wrapped)));
    }

    /**
     * A token's error doesn't show the reason: the codes differ between tokens, and some use one code for every
     * failure. If the token still encrypts and decrypts, and then refuses again, the key doesn't fit.
     */
    private KeyMaterial unwrapped(Open open, KeyRef kek, Context context, byte[] wrapped)
            throws GeneralSecurityException, NotOpened {
        Key key = key(open, kek);
        try {
            return decrypted(open, key, kek, context, wrapped);
        } catch (GeneralSecurityException | ProviderException _) {
            prove(open, key, kek, context);
            try {
                return decrypted(open, key, kek, context, wrapped);
            } catch (GeneralSecurityException | ProviderException _) {
                throw new NotOpened(Reason.KEY_OR_CONTEXT);
            }
        }
    }

    private static KeyMaterial decrypted(Open open, Key key, KeyRef kek, Context context, byte[] wrapped)
            throws GeneralSecurityException {
        byte[] nonce = Arrays.copyOf(wrapped, NONCE);
        Cipher cipher = cipher(open, Cipher.DECRYPT_MODE, key, nonce, kek, context);
        return KeyMaterial.owning(cipher.doFinal(wrapped, NONCE, LENGTH - NONCE));
    }

    private void prove(Open open, Key key, KeyRef kek, Context context) throws GeneralSecurityException {
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

    /** Looks again if the key is unknown, since another node may have made it. */
    private Key key(Open open, KeyRef kek) throws GeneralSecurityException, NotOpened {
        Optional<Key> known = find(open, kek);
        return known.isPresent()
                ? known.get()
                : token.useAnew(anew -> find(anew, kek).orElseThrow(() -> new NotOpened(Reason.NO_KEK)));
    }

    /** The prefix distinguishes our keys from those of other programs on the token. */
    static String name(KeyRef kek) {
        return "kagiban-" + Keystore.alias(kek);
    }

    private static Optional<Key> find(Open open, KeyRef kek) throws GeneralSecurityException {
        return open.find(name(kek));
    }

    private <T> T asked(StoreCalls.Call<T> call) {
        try {
            return attempted(call);
        } catch (NotOpened why) {
            throw new IllegalStateException(place + " has no such KEK", why);
        }
    }

    /**
     * After a call that failed or hangs, the next call opens the token again. The hanging call keeps the old handle.
     */
    private <T> T attempted(StoreCalls.Call<T> call) throws NotOpened {
        AtomicReference<@Nullable Open> left = new AtomicReference<>();
        try {
            return calls.make(() -> {
                left.set(token.current());
                T value = call.make();
                left.set(null);
                return value;
            });
        } catch (KekStoreAway away) {
            if (left.get() != null) {
                token.forget(left.get());
            }
            throw away;
        }
    }

    @Override
    public void close() {
        calls.close();
    }
}
