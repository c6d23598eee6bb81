package jp.kagiban.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The amounts of an order in yen, tax included.
 *
 * @param parcels the lines of each parcel
 */
record Bill(List<List<Goods>> parcels, int coupon, int points, Payment payment) {

    private static final int FREE_FROM = 3980;
    private static final int POSTAGE = 550;

    static Bill of(Dice dice, int parcels) {
        List<List<Goods>> lines = new ArrayList<>();
        for (int parcel = 0; parcel < parcels; parcel++) {
            lines.add(Goods.in(dice, parcel));
        }
        return new Bill(
                lines,
                dice.happens(10, "coupon") ? 200 : 0,
                dice.happens(20, "points") ? dice.between(1, 500, "used-points") : 0,
                Payment.of(dice));
    }

    static int goods(List<Goods> parcel) {
        return parcel.stream().mapToInt(Goods::total).sum();
    }

    static int postage(List<Goods> parcel) {
        return goods(parcel) >= FREE_FROM ? 0 : POSTAGE;
    }

    int goods() {
        return parcels.stream().mapToInt(Bill::goods).sum();
    }

    int postage() {
        return parcels.stream().mapToInt(Bill::postage).sum();
    }

    /** Returns the fee for cash on delivery of one parcel. */
    int fee() {
        return payment.isCash() ? 330 : 0;
    }

    int delivery() {
        return fee() * parcels.size();
    }

    int total() {
        return goods() + postage();
    }

    int request() {
        return total() - coupon + delivery() - points;
    }

    /**
     * Returns the amount that is taxed at one of the two rates. The usual rate includes postage.
     *
     * @param food whether the rate is the lower one for food
     */
    int taxed(boolean food) {
        int goods = parcels.stream()
                .flatMap(List::stream)
                .filter(line -> line.food() == food)
                .mapToInt(Goods::total)
                .sum();
        return food ? goods : goods + postage();
    }

    /**
     * One line of a parcel. Some names begin like a spreadsheet formula, on purpose.
     *
     * @param price of one unit, tax included
     * @param food whether the lower tax rate applies
     */
    record Goods(int id, String name, int price, boolean food, String choice, int units) {

        private static final List<String> SHELF = List.of(
                "今治タオル バスタオル 2枚組/3300/N/色:生成り",
                "自家焙煎 珈琲豆 深煎り 500g/2480/F/挽き方:豆のまま",
                "+1枚プレゼント 綿の靴下 3足組/1980/N/サイズ:23-25cm",
                "=お試し= 煎茶 100g/1080/F/",
                "-10%増量- はちみつ 1kg/4980/F/",
                "@home 木のまな板/5500/N/大きさ:中",
                "南部鉄器 急須 0.6L/8800/N/色:黒",
                "国産 有機玄米 5kg/3980/F/",
                "帆布トートバッグ/6600/N/色:紺",
                "手延べそうめん 50g×20束/2160/F/",
                "文庫本カバー 本革/2750/N/色:茶",
                "有田焼 豆皿 5枚揃え/4400/N/");

        /** Returns the lines of a parcel. */
        static List<Goods> in(Dice dice, int parcel) {
            return IntStream.range(
                            0, dice.happens(70, "lines" + parcel) ? 1 : dice.between(2, 4, "more-lines" + parcel))
                    .mapToObj(line -> of(dice, parcel + "-" + line))
                    .toList();
        }

        private static Goods of(Dice dice, String where) {
            int at = dice.below(SHELF.size(), "goods" + where);
            String[] parts = SHELF.get(at).split("/", 4);
            return new Goods(
                    10_000_001 + at,
                    parts[0],
                    Integer.parseInt(parts[1]),
                    parts[2].equals("F"),
                    parts[3],
                    dice.happens(80, "one" + where) ? 1 : dice.between(2, 5, "units" + where));
        }

        double taxRate() {
            return food ? 0.08 : 0.1;
        }

        int total() {
            return price * units;
        }

        /** 商品管理番号 */
        String manageNumber() {
            return "goods-" + (id - 10_000_000);
        }
    }

    /**
     * A way to pay (docs/rakuten-rms.md, Codes).
     *
     * @param code {@code settlementMethodCode}
     */
    record Payment(int code, String name) {

        private static final List<Payment> WAYS = List.of(
                new Payment(1, "クレジットカード"),
                new Payment(1, "クレジットカード"),
                new Payment(1, "クレジットカード"),
                new Payment(2, "代金引換"),
                new Payment(9, "銀行振込"),
                new Payment(12, "Apple Pay"),
                new Payment(14, "ローソン、郵便局ATM等（前払）"),
                new Payment(21, "後払い決済"));

        static Payment of(Dice dice) {
            return dice.oneOf(WAYS, "payment");
        }

        boolean isCash() {
            return code == 2;
        }

        boolean isCard() {
            return code == 1;
        }

        /** Returns whether the buyer pays before the shop ships. */
        boolean isAhead() {
            return code == 9 || code == 14;
        }
    }
}
