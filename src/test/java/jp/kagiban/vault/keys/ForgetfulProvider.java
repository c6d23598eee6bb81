package jp.kagiban.vault.keys;

import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.NotOpened.Reason;

/** Wraps with a KEK that it doesn't have any more when it is to unwrap. */
public record ForgetfulProvider(KeyEncryptionProvider provider, KeyRef forgotten) implements KeyEncryptionProvider {

    @Override
    public byte[] wrap(KeyRef kek, Context context, KeyMaterial tenantKey) {
        return provider.wrap(kek, context, tenantKey);
    }

    @Override
    public KeyMaterial unwrap(KeyRef kek, Context context, byte[] wrapped) throws NotOpened {
        if (kek.equals(forgotten)) {
            throw new NotOpened(Reason.KEY_OR_CONTEXT);
        }
        return provider.unwrap(kek, context, wrapped);
    }
}
