package jp.kagiban.shop.ui;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.internal.LocaleUtil;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kagiban.shared.SearchText;

/** Recognizes verbs in a search text, in each language of the portal. */
final class ShopVerbs {

    private ShopVerbs() {}

    /**
     * Returns the words that name the shop whose key the text wants to renew. Empty if the text contains no such verb, or
     * no other words.
     */
    static String toRenew(String text) {
        List<String> verbs = words("shop.search.renew");
        List<String> fillers = words("shop.search.fillers");
        List<String> names = new ArrayList<>();
        boolean found = false;
        for (String word : SearchText.fold(text).split(" ", -1)) {
            // Japanese puts no blank before the verb.
            Optional<String> verb = verbs.stream().filter(word::endsWith).findFirst();
            found |= verb.isPresent();
            String name =
                    word.substring(0, word.length() - verb.map(String::length).orElse(0));
            if (!name.isEmpty() && !fillers.contains(name)) {
                names.add(name);
            }
        }
        return found ? String.join(" ", names) : "";
    }

    /** Returns the words of all languages, the longest first. */
    private static List<String> words(String key) {
        I18NProvider translations = LocaleUtil.getI18NProvider().orElseThrow();
        return translations.getProvidedLocales().stream()
                .map(language -> translations.getTranslation(key, language))
                .flatMap(words -> Stream.of(SearchText.fold(words).split(" ")))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }
}
