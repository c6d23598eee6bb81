package jp.kagiban.shop.ui;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kagiban.shared.SearchText;
import jp.kagiban.shop.entry.KeyInput;

/** By what a member may mean a shop: any part of its name or of its address, in any width, case or kana. */
final class ShopName {

    private final String name;
    private final String code;
    private final Function<String, Optional<String>> codeIn;

    /** @param codeIn finds the code of a shop in an address */
    ShopName(String name, String code, Function<String, Optional<String>> codeIn) {
        this.codeIn = codeIn;
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
    private String wanted(String text) {
        String words = SearchText.fold(text);
        return words.contains(" ")
                ? words
                : codeIn.apply(KeyInput.mend(text).text()).orElse(words);
    }
}
