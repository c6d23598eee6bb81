package jp.kagiban.vault;

/** Keeps the key-encrypting keys (KEKs), which never come out, and wraps tenant keys with them. */
interface KeyEncryptionProvider {

    /**
     * @param kek one that the provider has
     * @param context {@link Context#ofWrappedKey}
     * @param tenantKey 32 bytes; the caller closes it
     */
    byte[] wrap(KeyRef kek, Context context, KeyMaterial tenantKey);

    /**
     * The tenant key; the caller closes it.
     *
     * @throws NotOpened if there is no such KEK, or if this wasn't wrapped by it in this context
     */
    KeyMaterial unwrap(KeyRef kek, Context context, byte[] wrapped) throws NotOpened;
}
