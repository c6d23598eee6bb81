package jp.kagiban.shop.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kagiban.shared.SearchText;
import jp.kagiban.shop.entry.KeyInput;

/**
 * Matches a shop with a search text: any part of the name or address, of a tag or of the name of who is in charge, in any
 * width, case or kana, or the beginning of the number.
 */
final class ShopName {

    /** The minimum length of a search for the number. Fewer digits only match names. */
    private static final int MIN_DIGITS = 3;

    private final String name;
    private final String code;
    private final String number;
    private final List<String> words;
    private final Function<String, Optional<String>> codeIn;

    /** @param codeIn finds the code of a shop in an address */
    ShopName(String name, String code, Function<String, Optional<String>> codeIn) {
        this(name, code, "", List.of(), codeIn);
    }

    /**
     * @param number the number from the mall; empty if unknown
     * @param words further texts, any part of which matches
     */
    ShopName(String name, String code, String number, List<String> words, Function<String, Optional<String>> codeIn) {
        this.codeIn = codeIn;
        this.number = number;
        this.words = words.stream().map(SearchText::fold).toList();
        this.name = SearchText.fold(name);
        this.code = SearchText.fold(code);
    }

    /** Whether the shop matches each word, or the code in a pasted address. */
    boolean fits(String text) {
        return Stream.of(searchText(text).split(" ")).allMatch(this::contains);
    }

    private boolean contains(String word) {
        return name.contains(word)
                || code.contains(word)
                || words.stream().anyMatch(other -> other.contains(word))
                || (word.length() >= MIN_DIGITS && number.startsWith(word));
    }

    /** Returns how well a shop fits that {@link #fits}; less is better. A name is better than an address. */
    int rank(String text) {
        String wanted = searchText(text);
        if (name.startsWith(wanted)) {
            return 0;
        }
        if (Stream.of(wanted.split(" ")).allMatch(name::contains)) {
            return 1;
        }
        return code.startsWith(wanted) ? 2 : 3;
    }

    /** Returns the folded text. A text without blanks may be an address, whose code is returned then. */
    private String searchText(String text) {
        String folded = SearchText.fold(text);
        return folded.contains(" ")
                ? folded
                : codeIn.apply(KeyInput.mend(text).text()).orElse(folded);
    }
}
