package jp.kagiban.sandbox;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Invents people, without real telephone numbers or mail addresses. Some names have characters that old character sets
 * lack, on purpose.
 */
final class People {

    private static final List<String> FAMILY = List.of(
            "佐藤/サトウ",
            "鈴木/スズキ",
            "高橋/タカハシ",
            "髙橋/タカハシ",
            "田中/タナカ",
            "伊藤/イトウ",
            "渡邉/ワタナベ",
            "山﨑/ヤマザキ",
            "中村/ナカムラ",
            "小林/コバヤシ",
            "加藤/カトウ",
            "吉田/ヨシダ",
            "𠮷田/ヨシダ",
            "山田/ヤマダ",
            "長谷川/ハセガワ",
            "森/モリ",
            "五十嵐/イガラシ",
            "林/ハヤシ");
    private static final List<String> FIRST = List.of(
            "一郎/イチロウ", "花子/ハナコ", "健太/ケンタ", "美咲/ミサキ", "翔/ショウ", "さくら/サクラ", "誠/マコト", "由美子/ユミコ", "大輔/ダイスケ", "陽菜/ヒナ",
            "拓也/タクヤ", "恵/メグミ");
    private static final List<String> PLACES = List.of(
            "北海道/見本市",
            "宮城県/見本郡見本町",
            "東京都/見本区",
            "神奈川県/見本市見本区",
            "愛知県/見本市",
            "大阪府/見本市",
            "広島県/見本市",
            "福岡県/見本市",
            "沖縄県/見本郡見本村");

    private People() {}

    /** Returns name, address and telephone number. */
    static ObjectNode values(Dice dice, String person) {
        String[] place = dice.oneOf(PLACES, person + "-place").split("/", 2);
        String[] family = dice.oneOf(FAMILY, person + "-family").split("/", 2);
        String[] first = dice.oneOf(FIRST, person + "-first").split("/", 2);
        boolean kana = dice.happens(90, person + "-kana");
        return JsonMapper.shared()
                .createObjectNode()
                .put("prefecture", place[0])
                .put("city", place[1])
                .put("street", street(dice, person))
                .put("familyName", family[0])
                .put("firstName", first[0])
                .put("familyNameKana", kana ? family[1] : null)
                .put("firstNameKana", kana ? first[1] : null)
                .put("phone", dice.happens(97, person + "-phone") ? "0000" : null);
    }

    private static String street(Dice dice, String person) {
        String street = "見本町" + dice.between(1, 9, person + "-chome") + "-" + dice.between(1, 30, person + "-ban");
        return dice.happens(30, person + "-house")
                ? street + " 見本ハイツ" + dice.between(101, 909, person + "-room")
                : street;
    }

    /** Returns a forwarding address like those that RMS shows. */
    static String mail(Dice dice) {
        return "buyer-" + dice.between(100_000, 999_999, "mail") + "@example.invalid";
    }

    /** Returns the values for a social gift whose receiver hasn't entered an address. */
    static ObjectNode unnamed() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("prefecture", "未入力")
                .put("city", "未入力")
                .put("street", "未入力")
                .put("familyName", "ソーシャルギフト")
                .put("firstName", "未入力")
                .putNull("familyNameKana")
                .putNull("firstNameKana")
                .put("phone", "0000");
    }
}
