package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jp.kagiban.kit.RowTable;
import jp.kagiban.kit.RowTable.Column;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.key.KeyBadge;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ExpiryWords;
import jp.kagiban.shop.KeyBadges;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ListFacts;
import jp.kagiban.shop.ShopStatus;

/** The table of shops: the state of each key, its end, the intake of orders, and a button to renew it. */
final class ShopTable extends Div {

    private static final String NOTHING = "–";

    private final RowTable<ShopLine> table;
    private final boolean mayRenew;
    private List<ShopLine> lines = List.of();
    private Instant now = Instant.EPOCH;

    /** The shops whose new key has taken over since the table was drawn last. */
    private Set<ShopStatus> arrived = Set.of();

    /**
     * @param mayRenew whether the reader may enter a new key
     * @param sort receives the column by which the reader sorts
     */
    ShopTable(boolean mayRenew, Consumer<String> sort) {
        this.mayRenew = mayRenew;
        addClassName("kb-shop-table");
        table = new RowTable<>(getTranslation("shop.list.section"), columns(), new Rows(), sort);
        table.onDeed(this::open);
        add(table);
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                column(ShopSort.By.NAME, "shop.name"),
                column(ShopSort.By.URGENCY, "shop.fact.state"),
                column(ShopSort.By.EXPIRY, "shop.fact.expiry"),
                new Column("intake", getTranslation("shop.list.intake"), false),
                column(ShopSort.By.CHECKED, "shop.fact.asked")));
        if (mayRenew) {
            columns.add(new Column("deed", getTranslation("shop.list.deed"), false));
        }
        return columns;
    }

    private Column column(ShopSort.By by, String key) {
        return new Column(by.word(), getTranslation(key), true);
    }

    private void open(String id) {
        lines.stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .ifPresent(line -> getUI().ifPresent(ui -> ui.navigate(line.onward())));
    }

    /** @param changed runs after the member has selected other shops */
    void onChoice(Runnable changed) {
        table.onChoice(changed);
    }

    void show(List<ShopLine> shown, ShopSort sort, Instant at) {
        Map<ShopId, ShopStatus> before =
                ShopStatus.byShop(lines.stream().map(ShopLine::shop).toList());
        arrived = shown.stream()
                .map(ShopLine::shop)
                .filter(shop -> before.containsKey(shop.shop()) && shop.tookOverSince(before.get(shop.shop())))
                .collect(Collectors.toSet());
        lines = List.copyOf(shown);
        now = at;
        table.sortedBy(sort.by().word(), sort.descending());
        table.show(lines);
    }

    RowTable<ShopLine> rows() {
        return table;
    }

    private final class Rows implements RowTable.Rows<ShopLine> {

        @Override
        public String id(ShopLine line) {
            return line.id();
        }

        @Override
        public String box(ShopLine line) {
            return getTranslation("shop.list.choose", line.shop().name());
        }

        @Override
        public List<Component> cells(ShopLine line) {
            List<Component> cells = new ArrayList<>(Arrays.asList(
                    name(line),
                    badges(line.shop()),
                    KeyStatus.expiry(line.shop())
                            .map(expiry -> ExpiryWords.day(ShopTable.this, line.shop(), expiry, now))
                            .orElseGet(() -> new Span(NOTHING)),
                    intake(line),
                    new Span(
                            line.shop().askedAt() == null
                                    ? NOTHING
                                    : TimeText.timeOrMinute(line.shop().askedAt(), now))));
            if (mayRenew) {
                cells.add(button(line));
            }
            return cells;
        }

        private KeyBadges badges(ShopStatus shop) {
            KeyBadges badges = new KeyBadges(shop, now);
            badges.getElement().setAttribute("data-arrived", arrived.contains(shop));
            return badges;
        }

        private Div name(ShopLine line) {
            Div below = new Div(new Span(line.shop().code()));
            below.addClassNames("kb-small", "kb-shop-below");
            Div name = new Div(new Anchor(line.href(), line.shop().name()), below);
            String marks = String.join(" ", line.care().marks());
            if (!marks.isEmpty()) {
                Span care = new Span(marks);
                care.addClassName("kb-shop-care");
                below.add(care);
                // The text may be cut, and the link covers the whole cell.
                name.setTitle(marks);
            }
            return name;
        }

        /** Shows the facts from other modules. A fact without a problem is one constant word, so that nothing moves. */
        private Div intake(ShopLine line) {
            Div cell = new Div();
            cell.addClassName("kb-pieces");
            line.facts().forEach(fact -> cell.add(pieces(fact)));
            if (line.facts().isEmpty()) {
                cell.add(new Span(NOTHING));
            }
            return cell;
        }

        private List<Component> pieces(ListFacts.Fact fact) {
            if (fact.severity() == Severity.OK) {
                return List.of(new Span(fact.word()));
            }
            List<Component> pieces = new ArrayList<>();
            pieces.add(new KeyBadge(fact.severity(), fact.word()));
            fact.rest().forEach(piece -> pieces.add(new Span(piece)));
            return pieces;
        }

        private Button button(ShopLine line) {
            String text = getTranslation(line.renews() ? "shop.list.renew" : "shop.list.check");
            Button button = RowTable.deed(new Button(text));
            button.setAriaLabel(text + " " + line.shop().name());
            Severity severity = line.status().severity();
            boolean urgent = severity == Severity.EXPIRED || severity == Severity.URGENT;
            if (!line.renews() || !urgent) {
                button.addThemeVariants(ButtonVariant.TERTIARY);
            }
            return button;
        }
    }
}
