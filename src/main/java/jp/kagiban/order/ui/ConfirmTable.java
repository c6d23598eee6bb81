package jp.kagiban.order.ui;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.kagiban.kit.DataTable;
import jp.kagiban.order.OrderRow;
import jp.kagiban.shared.ShopId;

/** Shows the number and the sum of orders of each shop, with a total row for several shops. */
final class ConfirmTable extends Div {

    private final OrderWords words = new OrderWords(this);
    private final DataTable table = new DataTable(
            getTranslation("order.confirm.shops"),
            getTranslation("order.shop"),
            getTranslation("order.confirm.count"),
            getTranslation("order.total"));

    ConfirmTable(Collection<OrderRow> orders, Map<ShopId, String> shops) {
        addClassName("kb-confirm-shops");
        Map<ShopId, List<OrderRow>> byShop =
                orders.stream().collect(groupingBy(OrderRow::shop, LinkedHashMap::new, toList()));
        byShop.forEach((shop, ofShop) -> row(shops.getOrDefault(shop, ""), ofShop));
        if (byShop.size() > 1) {
            row(getTranslation("order.confirm.sum"), orders);
        }
        add(table);
    }

    private void row(String name, Collection<OrderRow> orders) {
        table.row(new Span(name), new Span(count(orders.size())), new Span(total(orders)));
    }

    private String count(long orders) {
        return getTranslation("order.found", orders);
    }

    /** Returns the sum. Undecided amounts count as zero, and the text gives their number. */
    private String total(Collection<OrderRow> orders) {
        long undecided = orders.stream().filter(order -> order.total() == null).count();
        long yen = orders.stream()
                .map(OrderRow::total)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
        return undecided == 0
                ? words.amount(yen)
                : getTranslation("order.confirm.undecided", words.amount(yen), count(undecided));
    }
}
