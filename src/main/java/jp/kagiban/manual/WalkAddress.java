package jp.kagiban.manual;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * A place in a walk, as it is in the manual's URL.
 *
 * @param shop the walk's shop; null if the address names none
 * @param step the number of a step, or {@link #END}; null for the step where the member was
 */
public record WalkAddress(
        Walk walk, @Nullable ShopId shop, @Nullable Integer step) {

    /** Stands for the page after the last step. */
    public static final int END = Manual.STEPS + 1;

    private static final String WALK = "walk";
    private static final String SHOP = "shop";
    private static final String STEP = "step";
    private static final String END_WORD = "end";

    /**
     * Reads the address. Returns empty if it names no walk; then the whole manual is shown. Ignores a step that isn't
     * in the walk.
     *
     * @throws IllegalArgumentException if the shop's id is malformed
     */
    public static Optional<WalkAddress> of(QueryParameters query) {
        return query.getSingleParameter(WALK).flatMap(Walk::of).map(walk -> {
            ShopId shop = query.getSingleParameter(SHOP).map(ShopId::of).orElse(null);
            return new WalkAddress(
                    walk, shop, step(walk, query.getSingleParameter(STEP).orElse("")));
        });
    }

    private static @Nullable Integer step(Walk walk, String text) {
        if (text.equals(END_WORD)) {
            return END;
        }
        return walk.steps().stream()
                .filter(number -> number.toString().equals(text))
                .findFirst()
                .orElse(null);
    }

    /** Returns the same step of another walk for the same shop. */
    public WalkAddress on(Walk other) {
        return new WalkAddress(other, shop, step);
    }

    /** Returns the address relative to the application. */
    public String href() {
        return parameters().entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining("&", Manual.ADDRESS + "?", ""));
    }

    /** Returns the parameters for the router. */
    public QueryParameters query() {
        return QueryParameters.simple(parameters());
    }

    private Map<String, String> parameters() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(WALK, walk.word());
        if (shop != null) {
            query.put(SHOP, shop.toString());
        }
        if (step != null) {
            query.put(STEP, step == END ? END_WORD : step.toString());
        }
        return query;
    }
}
