package jp.kagiban.order.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.Facts;
import jp.kagiban.mall.IncomingOrder;
import jp.kagiban.mall.OrderItem;
import jp.kagiban.mall.OrderPackage;
import jp.kagiban.mall.OrderPerson;
import jp.kagiban.shared.Jst;
import org.jspecify.annotations.Nullable;

/**
 * The packing slip of one parcel, on its own sheet: sender, recipient, items and units. The slip is always Japanese,
 * because buyers read it. It has no prices, because the parcel may be a gift.
 */
final class Slip extends Section {

    private static final int NO_TERM = 0;

    private final OrderWords words = new OrderWords(this);
    private final OrderPackage parcel;
    private final String orderNumber;

    /**
     * Returns the slips of an order, one for each parcel. There are none while the mall hasn't returned the order.
     *
     * @param shop the name of the shop that sends the parcels
     */
    static List<Slip> of(@Nullable IncomingOrder order, String shop) {
        List<OrderPackage> parcels = order == null ? List.of() : order.standingPackages();
        return IntStream.range(0, parcels.size())
                .mapToObj(i -> new Slip(Objects.requireNonNull(order), parcels.get(i), shop, i + 1, parcels.size()))
                .toList();
    }

    /**
     * @param shop the name of the shop that sends the parcel
     * @param number the number of the parcel within the order, from 1
     */
    private Slip(IncomingOrder order, OrderPackage parcel, String shop, int number, int count) {
        this.parcel = parcel;
        this.orderNumber = order.number();
        addClassName("kb-slip");
        getElement().setAttribute("lang", Locale.JAPANESE.getLanguage());
        List<OrderItem> items = parcel.standingItems();
        Div head = new Div(recipient(), facts(order, shop));
        head.addClassName("kb-slip-head");
        Div title = new Div(count == 1 ? text("order.slip") : text("order.slip.of", number, count));
        title.addClassName("kb-slip-title");
        add(
                title,
                head,
                new Paragraph(text("order.slip.greeting")),
                table(items),
                new Paragraph(text(
                        "order.slip.units",
                        items.stream().mapToInt(OrderItem::units).sum())));
    }

    String orderNumber() {
        return orderNumber;
    }

    /** Whether the recipient of a gift hasn't entered an address yet. The mall's address is a placeholder then. */
    boolean waitsForAddress() {
        return parcel.socialGift() != null && !parcel.socialGift().entered();
    }

    private String text(String key, Object... values) {
        return getTranslation(Locale.JAPANESE, key, values);
    }

    private Div recipient() {
        Div block = new Div();
        block.addClassName("kb-slip-recipient");
        if (!waitsForAddress()) {
            OrderPerson person = parcel.recipient();
            Stream.of(
                            person.zipCode().isEmpty() ? "" : text("order.slip.zip", person.zipCode()),
                            person.address(),
                            person.name().isEmpty() ? "" : text("order.slip.name", person.name()))
                    .filter(line -> !line.isBlank())
                    .map(Div::new)
                    .forEach(block::add);
        }
        return block;
    }

    private Facts facts(IncomingOrder order, String shop) {
        Facts facts = new Facts()
                .fact(text("order.slip.sender"), shop)
                .fact(text("order.number"), order.number())
                .fact(text("order.slip.day"), Jst.date(Jst.day(order.orderedAt())));
        if (order.deliveryName() != null) {
            facts.fact(text("order.delivery"), order.deliveryName());
        }
        String wish = wish(order);
        return wish.isEmpty() ? facts : facts.fact(text("order.slip.wish"), wish);
    }

    private String wish(IncomingOrder order) {
        String day = order.deliveryDate() == null ? "" : Jst.date(order.deliveryDate());
        String term = order.shippingTerm() == NO_TERM ? "" : words.term(order.shippingTerm(), Locale.JAPANESE);
        return (day + " " + term).strip();
    }

    private DataTable table(List<OrderItem> items) {
        DataTable table = new DataTable(
                text("order.slip.goods"), text("order.item"), text("order.item-number"), text("order.units"));
        items.forEach(item -> table.row(
                OrderWords.item(item),
                new Span(OrderWords.or(item.itemNumber())),
                new Span(String.valueOf(item.units()))));
        return table;
    }
}
