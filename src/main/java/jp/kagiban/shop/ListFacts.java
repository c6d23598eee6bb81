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
     * One row for each shop of the tenant in force that there is something to say of.
     *
     * @param page in whose language
     */
    Map<ShopId, Fact> of(Component page, Instant now);

    /** What several tell of each shop, in their order; nothing of a shop that none has anything to say of. */
    static Function<ShopId, List<Fact>> ofAll(List<ListFacts> tellers, Component page, Instant now) {
        List<Map<ShopId, Fact>> told =
                tellers.stream().map(teller -> teller.of(page, now)).toList();
        return shop ->
                told.stream().flatMap(of -> Stream.ofNullable(of.get(shop))).toList();
    }

    /**
     * One fact about one shop.
     *
     * @param word the state in one word; what isn't {@link Severity#OK} is marked
     * @param rest what else there is to say, in short pieces
     */
    record Fact(String term, Severity severity, String word, List<String> rest) {

        public Fact {
            rest = List.copyOf(rest);
        }
    }
}
