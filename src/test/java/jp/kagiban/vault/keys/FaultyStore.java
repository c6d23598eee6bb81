package jp.kagiban.vault.keys;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.Fixtures;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;

/**
 * A place of keys that is away when a test wants it.
 *
 * @param answers how many it still gives
 * @param refusals how many it gives after that, before it is back
 * @param forgets whether it unwraps nothing
 */
public record FaultyStore(KekStore store, AtomicInteger answers, AtomicInteger refusals, AtomicBoolean forgets)
        implements KekStore {

    FaultyStore(KekStore store) {
        this(store, new AtomicInteger(Integer.MAX_VALUE), new AtomicInteger(Integer.MAX_VALUE), new AtomicBoolean());
    }

    /** One whose keys lie in this file. */
    public static FaultyStore of(KeystoreFile file) {
        return new FaultyStore(FileStore.of(file, Fixtures.RANDOM));
    }

    /** It drops its KEKs up to this number. */
    public void loses(long number, KeyRef retired) {
        store.dropUpTo(number, Set.of(retired));
    }

    public void goesAway() {
        answers.set(0);
    }

    public void comesBack() {
        answers.set(Integer.MAX_VALUE);
    }

    private KekStore asked() {
        if (answers.getAndUpdate(left -> Math.max(0, left - 1)) == 0 && refusals.getAndDecrement() > 0) {
            throw new KekStoreAway("The vault's keys can't be reached: " + store.place() + " is away.");
        }
        return store;
    }

    @Override
    public String place() {
        return store.place();
    }

    @Override
    public boolean has(KeyRef kek) {
        return asked().has(kek);
    }

    @Override
    public boolean hasNow(KeyRef kek) {
        return asked().hasNow(kek);
    }

    @Override
    public KeyRef make(long number) {
        return asked().make(number);
    }

    @Override
    public Optional<KeyRef> newerThan(long number) {
        return Optional.empty();
    }

    @Override
    public boolean dropUpTo(long number, Set<KeyRef> retired) {
        return asked().dropUpTo(number, retired);
    }

    @Override
    public boolean hasUpTo(long number, Set<KeyRef> retired) {
        return asked().hasUpTo(number, retired);
    }

    @Override
    public byte[] wrap(KeyRef kek, Context context, KeyMaterial tenantKey) {
        return asked().wrap(kek, context, tenantKey);
    }

    @Override
    public KeyMaterial unwrap(KeyRef kek, Context context, byte[] wrapped) throws NotOpened {
        KekStore there = asked();
        if (forgets.get()) {
            throw new NotOpened(NotOpened.Reason.KEY_OR_CONTEXT);
        }
        return there.unwrap(kek, context, wrapped);
    }

    @Override
    public void close() {
        store.close();
    }
}
