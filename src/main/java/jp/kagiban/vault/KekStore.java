package jp.kagiban.vault;

import java.util.Optional;
import java.util.Set;

/** A place that keeps key-encrypting keys (KEKs) and wraps with them. What can be away says so with {@link KekStoreAway}. */
interface KekStore extends KeyEncryptionProvider, AutoCloseable {

    /** In words, for those who run the portal: {@code the keystore /srv/vault.bcfks}. */
    String place();

    /** Whether it has this one, as far as it remembers; what it doesn't remember is looked for. */
    boolean has(KeyRef kek);

    /** Whether it has this one now, whatever it remembers. */
    boolean holds(KeyRef kek);

    /**
     * Makes a random one, which is there to stay when this returns.
     *
     * @param number at least
     * @throws jp.kagiban.shared.StartRefused if it can't be stored, or the place makes others than it is asked for
     */
    KeyRef make(long number);

    /** The newest one, if its number is a higher one: somebody made it and was cut off. A place that portals may share tells none. */
    Optional<KeyRef> newerThan(long number);

    /**
     * Removes those up to this number for good. False if there are none.
     *
     * @param retired what this portal needs no more; where portals may share the place, nothing else is removed
     */
    boolean dropUpTo(long number, Set<KeyRef> retired);

    /** Whether there are some up to this number. */
    boolean hasUpTo(long number, Set<KeyRef> retired);

    @Override
    void close();
}
