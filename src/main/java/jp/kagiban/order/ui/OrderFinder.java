package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.kagiban.kit.Finder;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.TimeText;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.order.OrderRow;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TypedText;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;
import org.springframework.core.annotation.Order;

/**
 * Finds orders by the beginning of their number, and offers a list of orders with any part of it. Doesn't search
 * buyers' data.
 */
@SpringComponent
@Order(20)
class OrderFinder implements Finder {

    /** Texts for which the list is offered. A shorter part would match nearly every number. */
    private static final Pattern LIST_OFFERED = Pattern.compile("[0-9-]{3,64}");

    private final OrderBook book;
    private final OrderParts parts;
    private final Access access;

    OrderFinder(OrderBook book, OrderParts parts, Access access) {
        this.book = book;
        this.parts = parts;
        this.access = access;
    }

    @Override
    public String heading() {
        return "order.list";
    }

    @Override
    public boolean offered() {
        return access.may(Permission.SEE_ORDERS);
    }

    @Override
    public Finds find(Component parent, String text, int limit) {
        String number = TypedText.hyphened(text);
        List<OrderRow> orders = book.beginningWith(number, limit + 1);
        Map<ShopId, String> shops = orders.isEmpty() ? Map.of() : parts.shopNames();
        List<Find> finds = new ArrayList<>(orders.stream()
                .limit(limit)
                .sorted(Comparator.comparing(OrderRow::orderedAt).reversed())
                .map(order -> find(parent, order, shops))
                .toList());
        if (LIST_OFFERED.matcher(number).matches()) {
            finds.add(listFind(parent, number));
        }
        return new Finds(finds, orders.size() > limit);
    }

    private static Find find(Component parent, OrderRow order, Map<ShopId, String> shops) {
        return new Find(
                "orders/" + order.number(),
                Icons.LIST,
                order.number(),
                new Span(shops.getOrDefault(order.shop(), "")),
                new Span(TimeText.minute(order.orderedAt())),
                new OrderWords(parent).badge(order));
    }

    private static Find listFind(Component parent, String number) {
        OrderFilter filter = new OrderFilter(null, null, null, null, number);
        String name = parent.getTranslation("order.find.list", number);
        return new Find(ListAddress.START.with(filter).href(), Icons.ONWARD, name, false, List.of());
    }
}
