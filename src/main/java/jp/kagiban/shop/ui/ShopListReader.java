package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ListFacts;
import jp.kagiban.shop.ShopCare;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.entry.KeyInput;

/** Reads the data of the list of shops. */
@SpringComponent
class ShopListReader {

    private final ShopStatuses statuses;
    private final ShopRecords records;
    private final List<ListFacts> facts;

    ShopListReader(ShopStatuses statuses, ShopRecords records, List<ListFacts> facts) {
        this.statuses = statuses;
        this.records = records;
        this.facts = List.copyOf(facts);
    }

    /** Returns all shops, in the order of registration. */
    List<ShopStatus> all() {
        return statuses.all();
    }

    private static Predicate<ShopStatus> matching(
            String text, Function<ShopId, ShopCare> careOf, Map<ShopId, String> numbers) {
        return shop -> new ShopName(
                        shop.name(),
                        shop.code(),
                        numbers.getOrDefault(shop.shop(), ""),
                        careOf.apply(shop.shop()).marks(),
                        shop.mall()::shopCode)
                .fits(text);
    }

    /** Replaces a pasted key by its number, because the page's address contains the search and must not contain a secret. */
    String searchable(String typed) {
        String cleaned = KeyInput.mend(typed).text();
        return records.malls().stream()
                .flatMap(mall -> mall.callNumber(cleaned).stream())
                .findFirst()
                .orElse(typed);
    }

    /** Returns the rows of the shops that search and filters show, at any stage. */
    List<ShopLine> lines(
            Component page, List<ShopStatus> shops, Map<ShopId, ShopCare> cares, ShopChoice choice, Instant now) {
        Function<ShopId, ShopCare> careOf = shop -> cares.getOrDefault(shop, ShopCare.NONE);
        Predicate<ShopStatus> found =
                choice.search().isBlank() ? _ -> true : matching(choice.search(), careOf, records.numbers());
        Function<ShopId, List<ListFacts.Fact>> factsOf = ListFacts.ofAll(facts, page, now);
        return shops.stream()
                .filter(shop -> choice.shows(careOf.apply(shop.shop())))
                .filter(found)
                .map(shop -> ShopLine.of(shop, careOf.apply(shop.shop()), now, factsOf.apply(shop.shop())))
                .toList();
    }
}
