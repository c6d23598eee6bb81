package jp.kagiban.vault.keys;

import java.util.Optional;
import java.util.Set;
import jp.kagiban.vault.envelope.KeyRef;

/**
 * A place that stores key-encrypting keys (KEKs) and wraps with them. An unreachable place throws {@link KekStoreAway}.
 */
interface KekStore extends KeyEncryptionProvider, AutoCloseable {

    /** Name of the place for operators: {@code the keystore /srv/vault.bcfks}. */
    String place();

    /** Returns whether the place has this KEK. It may answer from a cache, and looks again on a miss. */
    boolean has(KeyRef kek);

    /** Returns whether the place has this KEK now, without any cache. */
    boolean holds(KeyRef kek);

    /**
     * Creates and stores a random KEK.
     *
     * @param number at least
     * @throws jp.kagiban.shared.StartRefused if it can't be stored, or the place creates a different kind of key
     */
    KeyRef make(long number);

    /**
     * Returns the newest KEK if its number is higher: its creation was interrupted. A place that portals may share
     * returns none.
     */
    Optional<KeyRef> newerThan(long number);

    /**
     * Removes the KEKs up to this number for good. False if there are none.
     *
     * @param retired KEKs that this portal no longer needs; a place that portals may share removes only these
     */
    boolean dropUpTo(long number, Set<KeyRef> retired);

    /** Returns whether there are KEKs up to this number. */
    boolean hasUpTo(long number, Set<KeyRef> retired);

    @Override
    void close();
}
