package jp.kagiban.vault.keys;

import java.util.Optional;
import java.util.Set;
import jp.kagiban.vault.envelope.KeyRef;

/**
 * A place that stores key-encrypting keys (KEKs) and wraps with them. Methods throw {@link KekStoreAway} if the place
 * is unreachable.
 */
interface KekStore extends KeyEncryptionProvider, AutoCloseable {

    /** Name of the place for operators: {@code the keystore /srv/vault.bcfks}. */
    String place();

    /** Returns whether the place has this KEK. Answers from a cache if possible, and asks the place on a miss. */
    boolean has(KeyRef kek);

    /** Returns whether the place has this KEK now, without any cache. */
    boolean hasNow(KeyRef kek);

    /**
     * Creates and stores a random KEK.
     *
     * @param number the lowest number that the KEK may get
     * @throws jp.kagiban.shared.StartRefused if it can't be stored, or the place creates a different kind of key
     */
    KeyRef make(long number);

    /**
     * Returns the newest KEK if its number is higher than this one. Its creation was interrupted before the database
     * knew the KEK. A place that several portals may share returns none.
     */
    Optional<KeyRef> newerThan(long number);

    /**
     * Removes the KEKs up to this number for good. Returns false if there are none.
     *
     * @param retired KEKs that this portal no longer needs; a place that several portals may share removes only these
     */
    boolean dropUpTo(long number, Set<KeyRef> retired);

    /** Returns whether {@link #dropUpTo} would find KEKs to remove. */
    boolean hasUpTo(long number, Set<KeyRef> retired);

    @Override
    void close();
}
