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

    /** One whose shops show every notice, one with nothing to say, one without a shop. */
    static final List<DemoMerchant> ALL = List.of(
            new DemoMerchant(
                    "山田商店",
                    "山田 花子",
                    "yamada@example.jp",
                    List.of(
                            new DemoShop("900001", "yamada-1", "楽天市場1号店", 22),
                            new DemoShop("900002", "yamada-2", "楽天市場2号店", 1),
                            new DemoShop("900003", "yamada-3", "楽天市場3号店", -1),
                            new DemoShop("900004", "yamada-4", "楽天市場4号店", 71))),
            new DemoMerchant(
                    "佐藤雑貨店", "佐藤 一郎", "sato@example.jp", List.of(new DemoShop("900005", "sato", "楽天市場1号店", 83))),
            new DemoMerchant("鈴木青果", "鈴木 みどり", "suzuki@example.jp", List.of()));
}
