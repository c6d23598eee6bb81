package jp.kagiban.order.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.order.OrderSort;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/** The filter and sort order of the list of orders, as the page's URL contains them. Unreadable parts are ignored. */
record ListAddress(OrderFilter filter, OrderSort sort) {

    static final ListAddress START = new ListAddress(OrderFilter.NONE, OrderSort.NEWEST_FIRST);

    private static final Map<String, Function<String, Object>> PARAMETERS = Map.of(
            "shop", ShopId::of,
            "state", Integer::valueOf,
            "from", Jst::parseDay,
            "to", Jst::parseDay,
            "sort", ListAddress::sort);

    /** Returns the address of the list that the tab has shown last. */
    static ListAddress last(UI tab) {
        ListAddress shown = ComponentUtil.getData(tab, ListAddress.class);
        return shown == null ? START : shown;
    }

    static ListAddress of(QueryParameters query) {
        OrderFilter filter = new OrderFilter(
                read(query, "shop", ShopId::of),
                read(query, "state", Integer::valueOf),
                read(query, "from", Jst::parseDay),
                read(query, "to", Jst::parseDay),
                query.getSingleParameter("number").orElse(""));
        OrderSort sort =
                Optional.ofNullable(read(query, "sort", ListAddress::sort)).orElse(OrderSort.NEWEST_FIRST);
        return new ListAddress(filter, sort);
    }

    /** Whether all parameters of the list in the URL are readable. Other parameters are ignored. */
    static boolean isUsable(QueryParameters query) {
        return PARAMETERS.entrySet().stream()
                        .noneMatch(part ->
                                isPresent(query, part.getKey()) && read(query, part.getKey(), part.getValue()) == null)
                && OrderFilter.takes(query.getSingleParameter("number").orElse(""));
    }

    private static boolean isPresent(QueryParameters query, String name) {
        return query.getSingleParameter(name).filter(text -> !text.isBlank()).isPresent();
    }

    private static <T> @Nullable T read(QueryParameters query, String name, Function<String, T> reader) {
        try {
            return query.getSingleParameter(name).map(reader).orElse(null);
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            return null;
        }
    }

    /** Parses a sort order: {@code -time} means the newest first. */
    private static OrderSort sort(String text) {
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        return new OrderSort(OrderSort.By.valueOf(name.toUpperCase(Locale.ROOT)), descending);
    }

    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "shop", filter.shop());
        put(query, "state", filter.progress());
        put(query, "from", filter.from());
        put(query, "to", filter.to());
        put(query, "number", filter.number().isEmpty() ? null : filter.number());
        if (!sort.equals(OrderSort.NEWEST_FIRST)) {
            put(query, "sort", (sort.descending() ? "-" : "") + sort.by().name().toLowerCase(Locale.ROOT));
        }
        return QueryParameters.simple(query);
    }

    private static void put(Map<String, String> query, String name, @Nullable Object value) {
        if (value != null) {
            query.put(name, value.toString());
        }
    }

    /** Returns the address, relative to the application. */
    String href() {
        String text = query().getQueryString();
        return text.isEmpty() ? "orders" : "orders?" + text;
    }

    ListAddress with(OrderFilter other) {
        return new ListAddress(other, sort);
    }

    ListAddress with(OrderSort other) {
        return new ListAddress(filter, other);
    }
}
