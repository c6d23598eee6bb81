package jp.kagiban.vault;

/** Recovery keys of the tests, made once: a pair takes some seconds. */
enum TestRecovery {
    FIRST,
    SECOND;

    static final char[] PASSPHRASE = "ABCD-EFGH".toCharArray();
    private static final int ROUNDS = 1_000;

    private final RecoveryPair pair = RecoveryPair.make();

    RecoveryPair pair() {
        return pair;
    }

    /** Under a passphrase that takes few rounds. */
    String pem() {
        return pair.pem(PASSPHRASE, ROUNDS);
    }
}
