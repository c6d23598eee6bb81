package jp.kagiban.shop;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kagiban.kit.Severity;
import jp.kagiban.shared.ShopId;

/** Provides a fact about each shop for the list of shops. Higher modules implement it. */
public interface ListFacts {

    /**
     * Returns the facts about shops of the current tenant. A shop without a fact is left out.
     *
     * @param page the component whose language is used
     */
    Map<ShopId, Fact> of(Component page, Instant now);

    /** Returns the facts of all providers for each shop, in the order of the providers. */
    static Function<ShopId, List<Fact>> ofAll(List<ListFacts> providers, Component page, Instant now) {
        List<Map<ShopId, Fact>> factsByProvider =
                providers.stream().map(provider -> provider.of(page, now)).toList();
        return shop -> factsByProvider.stream()
                .flatMap(facts -> Stream.ofNullable(facts.get(shop)))
                .toList();
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
