package jp.kagiban.vault;

import jp.kagiban.storage.StartLock;

/** The KEKs of this node that wrap nothing any more, in its keystore and in its memory. */
final class RetiredKeys {

    private final KeystoreFile file;
    private final BcfksProvider provider;
    private final StartLock lock;

    RetiredKeys(KeystoreFile file, BcfksProvider provider, StartLock lock) {
        this.file = file;
        this.provider = provider;
        this.lock = lock;
    }

    /** Takes those up to this number out of both, and no others. False if there are none. No KEK is made meanwhile, on whichever node. */
    boolean dropUpTo(long number) {
        return lock.alone(() -> {
            boolean some = file.removeUpTo(number);
            if (some) {
                provider.forgetUpTo(number);
            }
            return some;
        });
    }

    /** Whether the keystore holds one of them. */
    boolean anyUpTo(long number) {
        return file.refs().stream().anyMatch(kek -> kek.number() <= number);
    }
}
