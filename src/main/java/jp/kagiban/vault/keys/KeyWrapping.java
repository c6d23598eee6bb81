package jp.kagiban.vault.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.Hkdf;
import jp.kagiban.vault.envelope.KeyLabel;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import jp.kagiban.vault.envelope.WrappedKey;

/**
 * Makes and unwraps tenant keys. Each key is stored with a check value that only this key produces. A provider that
 * unwraps something else is detected.
 */
public final class KeyWrapping {

    private static final byte[] CHECK_LABEL = "tk-check".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECK_LENGTH = 32;

    private final KeyEncryptionProvider provider;
    private final SecureRandom random;

    public KeyWrapping(KeyEncryptionProvider provider, SecureRandom random) {
        this.provider = provider;
        this.random = random;
    }

    /** Makes a random key, wrapped by this KEK. */
    public WrappedKey make(TenantId owner, KeyRef ref, KeyRef kek) {
        byte[] fresh = new byte[KeyMaterial.KEY_LENGTH];
        random.nextBytes(fresh);
        try (KeyMaterial key = KeyMaterial.owning(fresh)) {
            return wrap(owner, ref, key, kek);
        }
    }

    /** Wraps the key with this KEK. */
    public WrappedKey rewrap(WrappedKey old, KeyRef kek) throws NotOpened {
        try (KeyMaterial key = unlock(old)) {
            return wrap(old.owner(), old.ref(), key, kek);
        }
    }

    /**
     * Wraps a key with this KEK after it was recovered in another way than by its old KEK.
     *
     * @throws NotOpened if it isn't the key that was wrapped
     */
    public WrappedKey wrapAnew(WrappedKey old, KeyMaterial key, KeyRef kek) throws NotOpened {
        prove(old, key);
        return wrap(old.owner(), old.ref(), key, kek);
    }

    private WrappedKey wrap(TenantId owner, KeyRef ref, KeyMaterial key, KeyRef kek) {
        Context context = Context.ofWrappedKey(owner, ref, kek);
        return new WrappedKey(owner, ref, kek, provider.wrap(kek, context, key), check(key, context));
    }

    /**
     * Returns the tenant key; the caller closes it.
     *
     * @throws NotOpened if it can't be unwrapped, or isn't the key that was wrapped
     */
    public KeyMaterial unlock(WrappedKey wrapped) throws NotOpened {
        try {
            return unlock(wrapped, wrapped.context());
        } catch (NotOpened why) {
            if (why.reason() != Reason.KEY_OR_CONTEXT || wrapped.contextBefore().isEmpty()) {
                throw why;
            }
        }
        return unlock(wrapped, wrapped.contextBefore().get());
    }

    private KeyMaterial unlock(WrappedKey wrapped, Context context) throws NotOpened {
        KeyMaterial key = provider.unwrap(wrapped.kek(), context, wrapped.wrapped());
        if (matchesCheck(wrapped, key, context)) {
            return key;
        }
        key.close();
        throw new NotOpened(Reason.KEY_OR_CONTEXT);
    }

    /** @throws NotOpened if this isn't the key that was wrapped */
    public static void prove(WrappedKey wrapped, KeyMaterial key) throws NotOpened {
        boolean matches = matchesCheck(wrapped, key, wrapped.context())
                || wrapped.contextBefore()
                        .filter(before -> matchesCheck(wrapped, key, before))
                        .isPresent();
        if (!matches) {
            throw new NotOpened(Reason.KEY_OR_CONTEXT);
        }
    }

    private static boolean matchesCheck(WrappedKey wrapped, KeyMaterial key, Context context) {
        return MessageDigest.isEqual(check(key, context), wrapped.check());
    }

    /** Returns whether {@link #unlock} would return the key. */
    public boolean unlocks(WrappedKey wrapped) {
        try {
            unlock(wrapped).close();
            return true;
        } catch (NotOpened _) {
            return false;
        }
    }

    private static byte[] check(KeyMaterial key, Context context) {
        try (KeyMaterial prk = KeyLabel.CHECK.prk(key)) {
            return Hkdf.expand(prk, CHECK_LENGTH, CHECK_LABEL, context.bytes());
        }
    }
}
