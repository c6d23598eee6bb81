package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.TimeText;
import jp.kagiban.mall.IncomingOrder;
import jp.kagiban.mall.OrderAmounts;
import jp.kagiban.mall.OrderPackage;
import jp.kagiban.mall.OrderPerson;
import jp.kagiban.order.OrderDetails;
import jp.kagiban.order.OrderDetails.OrderChange;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/** Builds the sections of an order's page. */
final class OrderSheet {

    private final Component page;
    private final OrderDetails details;
    private final IncomingOrder order;
    private final Map<ShopId, String> shops;
    private final OrderWords words;

    OrderSheet(Component page, OrderDetails details, IncomingOrder order, Map<ShopId, String> shops) {
        this.page = page;
        this.details = details;
        this.order = order;
        this.shops = shops;
        this.words = new OrderWords(page);
    }

    /** Returns all sections. On wide screens, the goods are beside the payment. */
    List<Component> sections() {
        Div beside = new Div(column(goods()), column(payment()));
        beside.addClassName("kb-order-columns");
        List<Component> sections = new ArrayList<>(List.of(beside));
        sections.addAll(below());
        return sections;
    }

    private static Div column(List<Component> sections) {
        Div column = new Div(sections.toArray(Component[]::new));
        column.addClassName("kb-order");
        return column;
    }

    private List<Component> goods() {
        List<Component> sections = new ArrayList<>();
        sections.add(section("order.facts", facts()));
        List<OrderPackage> parcels = order.standingPackages();
        for (int i = 0; i < parcels.size(); i++) {
            sections.add(parcel(parcels.get(i), i + 1, parcels.size()));
        }
        return sections;
    }

    private List<Component> payment() {
        return List.of(
                section("order.amounts", amounts(order.amounts())),
                details.withPeople()
                        ? section("order.orderer", person(order.orderer()))
                        : section("order.people", new Paragraph(text("order.people.hidden"))));
    }

    private List<Component> below() {
        List<Component> sections = new ArrayList<>();
        if (order.remarks() != null) {
            sections.add(section("order.remarks", lines(order.remarks())));
        }
        if (order.memo() != null) {
            sections.add(section("order.memo", lines(order.memo())));
        }
        sections.add(section("order.history", history()));
        return sections;
    }

    private String text(String key, Object... values) {
        return page.getTranslation(key, values);
    }

    private Section section(String title, Component... content) {
        Section section = new Section(new H2(text(title)));
        section.add(content);
        section.addClassName("kb-section");
        return section;
    }

    private Facts facts() {
        Facts facts = new Facts()
                .fact(text("order.state"), words.badge(details.row()))
                .fact(text("order.shop"), shops.getOrDefault(details.row().shop(), ""))
                .fact(text("order.time"), TimeText.minute(order.orderedAt()));
        fact(facts, "order.sub-status", order.subStatusName());
        fact(facts, "order.settlement", order.settlement().method());
        fact(facts, "order.delivery", order.deliveryName());
        fact(facts, "order.delivery-day", order.deliveryDate() == null ? null : TimeText.date(order.deliveryDate()));
        fact(facts, "order.term", order.shippingTerm() == 0 ? null : words.term(order.shippingTerm()));
        return facts;
    }

    private void fact(Facts facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.fact(text(key), value);
        }
    }

    /** Returns the section of a parcel. The mall calls its recipient SenderModel. */
    private Section parcel(OrderPackage parcel, int number, int count) {
        String key = details.withPeople() ? "order.parcel" : "order.parcel.items";
        String title = count == 1 ? text(key) : text(key + ".of", String.valueOf(number), String.valueOf(count));
        Section section = new Section(new H2(title), items(parcel, title));
        section.addClassName("kb-section");
        if (details.withPeople()) {
            section.add(new H3(text("order.recipient")), recipient(parcel.recipient()));
        }
        if (parcel.socialGift() != null && !parcel.socialGift().entered()) {
            section.add(new Paragraph(text("order.gift.waiting")));
        }
        if (parcel.noshi() != null) {
            section.add(new H3(text("order.noshi")), lines(parcel.noshi()));
        }
        Facts shipping = new Facts();
        parcel.shippings()
                .forEach(shipped -> fact(shipping, "order.tracking", join(shipped.company(), shipped.number())));
        if (shipping.getChildren().findAny().isPresent()) {
            section.add(shipping);
        }
        return section;
    }

    private static String join(@Nullable String first, @Nullable String second) {
        return ((first == null ? "" : first) + " " + (second == null ? "" : second)).strip();
    }

    private DataTable items(OrderPackage parcel, String name) {
        DataTable table = new DataTable(
                name, text("order.item"), text("order.item-number"), text("order.price"), text("order.units"));
        parcel.standingItems()
                .forEach(item -> table.row(
                        OrderWords.item(item),
                        new Span(OrderWords.or(item.itemNumber())),
                        words.amountSpan(item.price()),
                        new Span(String.valueOf(item.units()))));
        return table;
    }

    /** Returns the recipient, or a sentence if the recipient has the same data as the orderer. */
    private Component recipient(OrderPerson person) {
        return shown(person).equals(shown(order.orderer()))
                ? new Paragraph(text("order.recipient.same"))
                : person(person);
    }

    private static Map<String, String> shown(OrderPerson person) {
        Map<String, String> shown = new LinkedHashMap<>();
        put(shown, "order.name", person.name());
        put(shown, "order.kana", person.kana());
        put(shown, "order.zip", person.zipCode());
        put(shown, "order.address", person.address());
        put(shown, "order.phone", person.phoneNumber());
        return shown;
    }

    private static void put(Map<String, String> shown, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            shown.put(key, value);
        }
    }

    private Facts person(OrderPerson person) {
        Facts facts = new Facts();
        shown(person).forEach((key, value) -> facts.fact(text(key), value));
        return facts;
    }

    private Facts amounts(OrderAmounts amounts) {
        Facts facts = new Facts();
        facts.addClassName("kb-amounts");
        facts.fact(text("order.goods"), words.amountSpan(amounts.goods()));
        addAmount(facts, "order.postage", amounts.postage(), words::amountSpan);
        addAmount(facts, "order.cod", amounts.delivery(), words::amountSpan);
        addAmount(facts, "order.charge", amounts.paymentCharge(), words::amountSpan);
        addAmount(facts, "order.coupons", amounts.coupons(), words::discountSpan);
        addAmount(facts, "order.points", amounts.points(), words::discountSpan);
        return facts.fact(text("order.total"), words.amountSpan(details.row().total()))
                .fact(text("order.request"), words.amountSpan(amounts.request()));
    }

    /** Leaves out an amount of 0 yen. */
    private void addAmount(Facts facts, String key, @Nullable Long yen, Function<@Nullable Long, Span> drawing) {
        if (yen == null || yen != 0) {
            facts.fact(text(key), drawing.apply(yen));
        }
    }

    /** Returns free text with its line breaks. The text is never interpreted as HTML. */
    private static Div lines(String text) {
        Div lines = new Div();
        lines.setText(text);
        lines.addClassName("kb-lines");
        return lines;
    }

    private DataTable history() {
        DataTable table = new DataTable(text("order.history"), text("order.history.when"), text("order.history.what"));
        details.changes()
                .forEach(change -> table.row(new Span(TimeText.minute(change.seenAt())), new Span(change(change))));
        table.row(new Span(TimeText.minute(details.firstSeen())), new Span(text("order.history.first")));
        return table;
    }

    private String change(OrderChange change) {
        return switch (change.kind()) {
            case PROGRESS -> text("order.history.state", state(change.from()), state(change.to()));
            case TOTAL -> text("order.history.total", words.amount(change.from()), words.amount(change.to()));
        };
    }

    private String state(@Nullable Long progress) {
        return words.state(progress == null ? 0 : Math.toIntExact(progress));
    }
}
