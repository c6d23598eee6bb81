package jp.kagiban.bench;

/**
 * So many shops, eight of a merchant, each with a number of its own.
 *
 * @param shops how many
 */
record Fleet(int shops) {

    private static final int OF_A_MERCHANT = 8;

    int merchants() {
        return Math.ceilDiv(shops, OF_A_MERCHANT);
    }

    /** Of this merchant. */
    int shopsOf(int merchant) {
        return Math.min(OF_A_MERCHANT, shops - merchant * OF_A_MERCHANT);
    }

    static String number(int merchant, int shop) {
        return "%06d".formatted(100_000 + merchant * OF_A_MERCHANT + shop);
    }
}
