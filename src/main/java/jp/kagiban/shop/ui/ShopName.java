package jp.kagiban.shop.ui;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kagiban.shared.SearchText;
import jp.kagiban.shop.entry.KeyInput;

/** The names of a shop for a search: any part of its name or address in any width, case or kana, or its number. */
final class ShopName {

    /** Shorter numbers are taken for a part of a name. */
    private static final int DIGITS = 3;

    private final String name;
    private final String code;
    private final String number;
    private final Function<String, Optional<String>> codeIn;

    /** @param codeIn finds the code of a shop in an address */
    ShopName(String name, String code, Function<String, Optional<String>> codeIn) {
        this(name, code, "", codeIn);
    }

    /** @param number from the mall; empty if it isn't known */
    ShopName(String name, String code, String number, Function<String, Optional<String>> codeIn) {
        this.codeIn = codeIn;
        this.number = number;
        this.name = SearchText.fold(name);
        this.code = SearchText.fold(code);
    }

    /** Whether the shop matches each word, or the code in a pasted address. */
    boolean fits(String text) {
        return Stream.of(wanted(text).split(" ")).allMatch(this::has);
    }

    private boolean has(String word) {
        return name.contains(word) || code.contains(word) || (word.length() >= DIGITS && number.startsWith(word));
    }

    boolean beginsWith(String text) {
        String wanted = wanted(text);
        return name.startsWith(wanted) || code.startsWith(wanted);
    }

    /** Returns the words; a text without blanks may be an address. */
    private String wanted(String text) {
        String words = SearchText.fold(text);
        return words.contains(" ")
                ? words
                : codeIn.apply(KeyInput.mend(text).text()).orElse(words);
    }
}
