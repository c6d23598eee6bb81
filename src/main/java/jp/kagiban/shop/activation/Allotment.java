package jp.kagiban.shop.activation;

/**
 * Whose trials count when a key is to be tried: ten an hour are let through of each.
 *
 * @param number that of the key; empty if it bears none
 * @param proven whether its mall has taken a key with this number from the shop before
 */
record Allotment(String number, boolean proven) {

    static final Allotment UNPROVEN = new Allotment("", false);

    /** The number under which this trial is kept. */
    String own() {
        return proven ? number : "";
    }

    /**
     * A second number that counts along. Without it a shop that is deleted and entered anew would get further trials of the same
     * number.
     */
    String besides() {
        return number;
    }
}
