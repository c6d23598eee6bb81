package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ListFacts;
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
    private final LivePages pages;
    private final TenantScope tenants;

    ShopListReader(
            ShopStatuses statuses, ShopRecords records, List<ListFacts> facts, LivePages pages, TenantScope tenants) {
        this.statuses = statuses;
        this.records = records;
        this.facts = List.copyOf(facts);
        this.pages = pages;
        this.tenants = tenants;
    }

    /** Returns all shops, in the order of registration. */
    List<ShopStatus> all() {
        return statuses.all();
    }

    /** Returns the shops that match the text. */
    List<ShopStatus> found(List<ShopStatus> shops, String text) {
        if (text.isBlank()) {
            return shops;
        }
        Map<ShopId, String> numbers = records.numbers();
        return shops.stream()
                .filter(shop -> new ShopName(
                                shop.name(), shop.code(), numbers.getOrDefault(shop.shop(), ""), shop.mall()::shopCode)
                        .fits(text))
                .toList();
    }

    /** Replaces a pasted key by its number, because the page's address contains the search and must not contain a secret. */
    String searchable(String typed) {
        String cleaned = KeyInput.mend(typed).text();
        return records.malls().stream()
                .flatMap(mall -> mall.callNumber(cleaned).stream())
                .findFirst()
                .orElse(typed);
    }

    /** Returns the rows of these shops. */
    List<ShopLine> lines(Component page, List<ShopStatus> shops, Instant now) {
        Function<ShopId, List<ListFacts.Fact>> factsOf = ListFacts.ofAll(facts, page, now);
        return shops.stream()
                .map(shop -> ShopLine.of(shop, now, factsOf.apply(shop.shop())))
                .toList();
    }

    void follow(Component part, LivePages.Part draw) {
        pages.follow(part, tenants.current(), draw);
    }
}
