package jp.kagiban.shop.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.kagiban.kit.KeyStage;
import org.jspecify.annotations.Nullable;

/**
 * The search, filter and sort order of the list of shops, as the page's address contains them. Unreadable parts are ignored.
 *
 * @param search the typed text; empty for all shops
 * @param stage the stage of the shown keys; null for all stages
 */
record ShopChoice(String search, @Nullable KeyStage stage, ShopSort sort) {

    static final ShopChoice START = new ShopChoice("", null, ShopSort.START);

    /** Maximum length of a search; a longer search is ignored. */
    static final int LONGEST_SEARCH = 100;

    private static final String SEARCH = "q";
    private static final String STAGE = "stage";
    private static final String SORT = "sort";

    static ShopChoice of(QueryParameters query) {
        return new ShopChoice(
                query.getSingleParameter(SEARCH)
                        .filter(text -> text.length() <= LONGEST_SEARCH)
                        .orElse(""),
                query.getSingleParameter(STAGE).flatMap(KeyStage::named).orElse(null),
                query.getSingleParameter(SORT).map(ShopChoice::sort).orElse(ShopSort.START));
    }

    private static ShopSort sort(String text) {
        try {
            return ShopSort.of(text);
        } catch (IllegalArgumentException none) {
            return ShopSort.START;
        }
    }

    /** Returns the parameters, without defaults. */
    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (!search.isEmpty()) {
            query.put(SEARCH, search);
        }
        if (stage != null) {
            query.put(STAGE, stage.word());
        }
        if (!sort.equals(ShopSort.START)) {
            query.put(SORT, sort.word());
        }
        return QueryParameters.simple(query);
    }

    /** Returns the address, relative to the application. */
    String href() {
        String text = query().getQueryString();
        return text.isEmpty() ? "shops" : "shops?" + text;
    }

    ShopChoice searching(String text) {
        return new ShopChoice(text.strip(), stage, sort);
    }

    ShopChoice at(@Nullable KeyStage other) {
        return new ShopChoice(search, other, sort);
    }

    ShopChoice sortedBy(ShopSort other) {
        return new ShopChoice(search, stage, other);
    }
}
