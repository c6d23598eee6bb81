package jp.kagiban.bench;

/**
 * So many shops of merchants that have as many each.
 *
 * @param shops how many
 * @param ofAMerchant how many of them one has
 * @param oneNumber whether all have one number, so that their mall counts their calls together
 */
record Fleet(int shops, int ofAMerchant, boolean oneNumber) {

    /** Eight of a merchant, each with a number of its own. */
    Fleet(int shops) {
        this(shops, 8, false);
    }

    int merchants() {
        return Math.ceilDiv(shops, ofAMerchant);
    }

    /** Of this merchant. */
    int shopsOf(int merchant) {
        return Math.min(ofAMerchant, shops - merchant * ofAMerchant);
    }

    String number(int merchant, int shop) {
        return "%06d".formatted(100_000 + (oneNumber ? 0 : merchant * ofAMerchant + shop));
    }
}
