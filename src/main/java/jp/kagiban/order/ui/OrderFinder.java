package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.kagiban.kit.Finder;
import jp.kagiban.kit.Icons;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.order.OrderRow;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TypedText;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;
import org.springframework.core.annotation.Order;

/** Finds orders by the beginning of their number; the list finds other parts. Buyers' data isn't searched. */
@SpringComponent
@Order(20)
class OrderFinder implements Finder {

    /** A shorter part fits nearly every number. */
    private static final Pattern WORTH_A_LIST = Pattern.compile("[0-9-]{3,64}");

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
    public Finds find(Component in, String text, int limit) {
        String number = TypedText.hyphened(text);
        List<OrderRow> orders = book.beginningWith(number, limit + 1);
        Map<ShopId, String> shops = orders.isEmpty() ? Map.of() : parts.shopNames();
        List<Find> finds = new ArrayList<>(orders.stream()
                .limit(limit)
                .map(order -> find(in, order, shops))
                .toList());
        if (WORTH_A_LIST.matcher(number).matches()) {
            finds.add(list(in, number));
        }
        return new Finds(finds, orders.size() > limit);
    }

    private static Find find(Component in, OrderRow order, Map<ShopId, String> shops) {
        return new Find(
                "orders/" + order.number(),
                Icons.LIST,
                order.number(),
                new Span(shops.getOrDefault(order.shop(), "")),
                new Span(Jst.minute(order.orderedAt())),
                new OrderWords(in).badge(order));
    }

    private static Find list(Component in, String number) {
        OrderFilter filter = new OrderFilter(null, null, null, null, number);
        String name = in.getTranslation("order.find.list", number);
        return new Find(ListAddress.START.with(filter).href(), Icons.ONWARD, name, false, List.of());
    }
}
