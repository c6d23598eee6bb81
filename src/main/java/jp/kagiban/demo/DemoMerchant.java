package jp.kagiban.demo;

import java.util.List;

/** A ready merchant of the sandbox portal. */
record DemoMerchant(String company, String person, String email, List<DemoShop> shops) {

    /** One password for all: these accounts exist in a sandbox only. */
    static final String PASSWORD = "kagiban-no-renshu";

    /**
     * A shop and how long its key lasts.
     *
     * @param number the shop's number in the sandbox
     * @param days whole days in Tokyo from today to the last one; negative for a key that has run out
     */
    record DemoShop(String number, String code, String name, int days) {

        /** The first shop is busy, so that whoever looks on sees orders come in; the others have those they began with. */
        int ordersPerHour() {
            return number.equals("900001") ? 20 : 0;
        }
    }
}
