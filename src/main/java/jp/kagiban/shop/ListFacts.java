package jp.kagiban.shop;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kagiban.kit.Severity;
import jp.kagiban.shared.ShopId;

/** One fact that a module above tells about each shop in the list of shops. */
public interface ListFacts {

    /**
     * Returns the facts about shops of the current tenant; a shop without one is left out.
     *
     * @param page the part whose language is used
     */
    Map<ShopId, Fact> of(Component page, Instant now);

    /** Returns the facts of all tellers for each shop, in the order of the tellers. */
    static Function<ShopId, List<Fact>> ofAll(List<ListFacts> tellers, Component page, Instant now) {
        List<Map<ShopId, Fact>> told =
                tellers.stream().map(teller -> teller.of(page, now)).toList();
        return shop ->
                told.stream().flatMap(of -> Stream.ofNullable(of.get(shop))).toList();
    }

    /**
     * One fact about one shop.
     *
     * @param word the state in one word; marked unless the severity is {@link Severity#OK}
     * @param rest details in short pieces
     */
    record Fact(String term, Severity severity, String word, List<String> rest) {

        public Fact {
            rest = List.copyOf(rest);
        }
    }
}
