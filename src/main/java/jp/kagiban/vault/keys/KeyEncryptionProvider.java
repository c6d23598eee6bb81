package jp.kagiban.vault.keys;

import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;

/** Stores the key-encrypting keys (KEKs) and wraps tenant keys with them. It never hands out a KEK. */
public interface KeyEncryptionProvider {

    /**
     * @param kek a KEK of this provider
     * @param context {@link Context#ofWrappedKey}
     * @param tenantKey 32 bytes; the caller closes it
     */
    byte[] wrap(KeyRef kek, Context context, KeyMaterial tenantKey);

    /**
     * Returns the tenant key; the caller closes it.
     *
     * @throws NotOpened if the KEK is missing, or didn't wrap this key in this context
     */
    KeyMaterial unwrap(KeyRef kek, Context context, byte[] wrapped) throws NotOpened;
}
