package jp.kagiban.vault;

import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.storage.StartLock;
import jp.kagiban.vault.Epochs.Epoch;

/** The KEKs that wrap nothing any more, where they are kept and in this node's memory. */
final class RetiredKeys {

    private final KekStores keks;
    private final Epochs epochs;
    private final StartLock lock;

    RetiredKeys(KekStores keks, Epochs epochs, StartLock lock) {
        this.keks = keks;
        this.epochs = epochs;
        this.lock = lock;
    }

    /** Takes those up to this number out of both, and no others. False if there are none. No KEK is made meanwhile, on whichever node. */
    boolean dropUpTo(long number) {
        return lock.alone(() -> keks.dropUpTo(number, retired()));
    }

    /** Whether one of them is still kept. */
    boolean anyUpTo(long number) {
        return keks.hasUpTo(number, retired());
    }

    private Set<KeyRef> retired() {
        return epochs.all().stream()
                .filter(epoch -> epoch.isIn(KekState.RETIRED))
                .map(Epoch::kek)
                .collect(Collectors.toSet());
    }
}
