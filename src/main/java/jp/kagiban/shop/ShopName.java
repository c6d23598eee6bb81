package jp.kagiban.shop;

import java.util.stream.Stream;
import jp.kagiban.shared.SearchText;

/** By what a member may mean a shop: any part of its name or of its address, in any width, case or kana. */
final class ShopName {

    private final String name;
    private final String code;

    ShopName(String name, String code) {
        this.name = SearchText.fold(name);
        this.code = SearchText.fold(code);
    }

    /** Whether each of its words, or the code of an address that was pasted, is a part. */
    boolean fits(String text) {
        return Stream.of(wanted(text).split(" ")).allMatch(word -> name.contains(word) || code.contains(word));
    }

    boolean beginsWith(String text) {
        String wanted = wanted(text);
        return name.startsWith(wanted) || code.startsWith(wanted);
    }

    /** Blanks part words, and no code has one. */
    private static String wanted(String text) {
        String words = SearchText.fold(text);
        return words.contains(" ")
                ? words
                : ShopAddress.code(KeyInput.mend(text).text()).orElse(words);
    }
}
