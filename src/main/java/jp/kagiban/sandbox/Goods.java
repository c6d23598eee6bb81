package jp.kagiban.sandbox;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What one line of a parcel holds. Some names begin as a formula does, on purpose.
 *
 * @param price of one, tax included
 * @param food taxed at the lower rate
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

    /** The lines of a parcel. */
    static List<Goods> in(Dice dice, int parcel) {
        return IntStream.range(0, dice.happens(70, "lines" + parcel) ? 1 : dice.between(2, 4, "more-lines" + parcel))
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
