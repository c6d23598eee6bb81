package jp.kagiban.vault;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import jp.kagiban.vault.NotOpened.Reason;

/** The KEKs of a {@link Keystore}, kept in memory as pseudorandom keys. The one with the highest number is active. */
final class BcfksProvider implements KeyEncryptionProvider, AutoCloseable {

    private final TreeMap<KeyRef, KeyMaterial> prks =
            new TreeMap<>(Comparator.comparingLong(KeyRef::number).thenComparing(KeyRef::id));
    private final SecureRandom random;

    /**
     * @param keks at least one; the caller closes them
     */
    BcfksProvider(Map<KeyRef, KeyMaterial> keks, SecureRandom random) {
        keks.forEach((ref, kek) -> prks.put(ref, KeyLabel.WRAP.prk(kek)));
        this.random = random;
    }

    @Override
    public KeyRef active() {
        return prks.lastKey();
    }

    @Override
    public byte[] wrap(KeyRef kek, Context context, KeyMaterial tenantKey) {
        KeyMaterial prk = prks.get(kek);
        if (prk == null || tenantKey.length() != KeyMaterial.KEY_LENGTH) {
            throw new IllegalArgumentException("Can't wrap with KEK " + kek);
        }
        byte[] plain = tenantKey.getEncoded();
        try {
            return Envelope.seal(prk, kek, context, plain, random);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    @Override
    public KeyMaterial unwrap(KeyRef kek, Context context, byte[] wrapped) throws NotOpened {
        KeyMaterial prk = prks.get(kek);
        if (prk == null) {
            throw new NotOpened(Reason.KEY_OR_CONTEXT);
        }
        KeyMaterial key = KeyMaterial.owning(Envelope.open(prk, kek, context, wrapped));
        if (key.length() != KeyMaterial.KEY_LENGTH) {
            key.close();
            throw new NotOpened(Reason.FORM);
        }
        return key;
    }

    @Override
    public void close() {
        prks.values().forEach(KeyMaterial::close);
    }
}
