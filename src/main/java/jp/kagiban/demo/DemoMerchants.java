package jp.kagiban.demo;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.login.PracticeAccounts;
import jp.kagiban.sandbox.InSandboxMode;
import jp.kagiban.shop.watch.CheckDays;
import jp.kagiban.shop.watch.CheckDays.Counts;
import org.springframework.stereotype.Component;

/**
 * The demo merchants, which the login page names. One merchant has shops with every notice, one has no notices, and one
 * has no shop. Optionally, a fourth has many shops.
 */
@Component
@InSandboxMode
class DemoMerchants implements PracticeAccounts {

    /** The password of all demo accounts, which exist only in a sandbox. */
    static final String PASSWORD = "kagiban-no-renshu";

    private static final List<DemoMerchant> ALWAYS = List.of(
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

    /** The days left of keys with a notice, in the order of the shops. */
    private static final List<Integer> NOTICED = List.of(-3, 25, 0, 2, 9, -1, 29, 5, 13, 6, 18, 22, 27, 30, 11);

    private final List<DemoMerchant> all;

    DemoMerchants(DemoSettings settings) {
        all = settings.shops() == 0
                ? ALWAYS
                : Stream.concat(ALWAYS.stream(), Stream.of(withMany(settings.shops())))
                        .toList();
    }

    List<DemoMerchant> all() {
        return all;
    }

    @Override
    public List<Account> accounts() {
        return all.stream()
                .map(merchant -> new Account(
                        merchant.email(), merchant.company(), merchant.shops().size()))
                .toList();
    }

    @Override
    public String password() {
        return PASSWORD;
    }

    /**
     * Makes a merchant with many shops. A third of them, fifteen at most, has a notice. The keys of the others expire
     * on different days.
     */
    private static DemoMerchant withMany(int shops) {
        int noticed = Math.min(NOTICED.size(), (shops + 2) / 3);
        return new DemoMerchant(
                "高橋物産",
                "高橋 涼",
                "takahashi@example.jp",
                IntStream.range(0, shops)
                        .mapToObj(n -> new DemoShop(
                                String.valueOf(910_001 + n),
                                "takahashi-" + (n + 1),
                                "楽天市場" + (n + 1) + "号店",
                                n < noticed ? NOTICED.get(n) : 31 + n * 7 % 58))
                        .toList());
    }

    /** A demo merchant and its owner. */
    record DemoMerchant(String company, String person, String email, List<DemoShop> shops) {}

    /**
     * A shop and the days that its key has left.
     *
     * @param number the shop's number in the fake RMS
     * @param days whole Tokyo days from today to the last day; negative for an expired key
     */
    record DemoShop(String number, String code, String name, int days) {

        /**
         * Returns the number of new orders an hour. Only the first shop gets new orders, so that a visitor sees orders
         * arrive.
         */
        int ordersPerHour() {
            return number.equals("900001") ? 20 : 0;
        }

        /**
         * Returns the checks of the days before today, the latest first. An expired key was refused after its last day. Two
         * shops had a bad day.
         */
        List<Counts> pastChecks() {
            Counts[] past = new Counts[CheckDays.DAYS - 1];
            Arrays.fill(past, new Counts(1, 0, 0));
            int overFor = Math.clamp(-days - 1L, 0, past.length);
            Arrays.fill(past, 0, overFor, new Counts(0, 0, 1));
            switch (number) {
                case "900001" -> past[8] = new Counts(1, 3, 0);
                case "900002" -> past[17] = new Counts(2, 0, 1);
                default -> {
                    // No bad day.
                }
            }
            return List.of(past);
        }
    }
}
