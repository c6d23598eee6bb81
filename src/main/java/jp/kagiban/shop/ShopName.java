package jp.kagiban.shop;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Stream;

/** By what a member may mean a shop: any part of its name or of its address, in any width, case or kana. */
final class ShopName {

    private static final int KATAKANA_FIRST = 0x30A1;
    private static final int KATAKANA_LAST = 0x30F6;
    private static final int KATAKANA_TO_HIRAGANA = 0x60;

    private final String name;
    private final String code;

    ShopName(String name, String code) {
        this.name = plain(name);
        this.code = plain(code);
    }

    /** Whether each of its words, or the code of an address that was pasted, is a part. */
    boolean fits(String text) {
        return Stream.of(plain(wanted(text)).split(" ")).allMatch(word -> name.contains(word) || code.contains(word));
    }

    boolean beginsWith(String text) {
        String wanted = plain(wanted(text));
        return name.startsWith(wanted) || code.startsWith(wanted);
    }

    private static String wanted(String text) {
        return ShopAddress.code(KeyInput.mend(text).text()).orElse(text);
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ")
                .codePoints()
                .map(ShopName::hiragana)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static int hiragana(int point) {
        return point >= KATAKANA_FIRST && point <= KATAKANA_LAST ? point - KATAKANA_TO_HIRAGANA : point;
    }
}
