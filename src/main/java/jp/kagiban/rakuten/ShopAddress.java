package jp.kagiban.rakuten;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the code of a shop in a text that a member pasted: the bare code, {@code www.rakuten.co.jp/shop-a/},
 * {@code www.rakuten.ne.jp/gold/shop-a/} or {@code item.rakuten.co.jp/shop-a/…}, with or without {@code https://} or
 * {@code http://}. Ignores everything after the code.
 */
final class ShopAddress {

    private static final String CODE = "([a-z0-9][a-z0-9_-]*)";
    private static final String REST = "(?:[/?#].*)?";
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile(CODE + "/?"),
            Pattern.compile("(?:https?://)?(?:www|item)\\.rakuten\\.co\\.jp/" + CODE + REST),
            Pattern.compile("(?:https?://)?www\\.rakuten\\.ne\\.jp/gold/" + CODE + REST));

    private ShopAddress() {}

    /** The code in lower case; empty if the text names no shop. Expects a cleaned value ({@code KeyInput}). */
    static Optional<String> code(String cleaned) {
        String address = cleaned.toLowerCase(Locale.ROOT);
        return FORMS.stream()
                .map(form -> form.matcher(address))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }
}
