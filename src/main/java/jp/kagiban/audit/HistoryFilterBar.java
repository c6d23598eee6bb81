package jp.kagiban.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.kagiban.kit.form.DayPicker;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;

/** Shows the fields of the history's filter. */
public final class HistoryFilterBar extends Div {

    private static final List<Action.Group> LOGIN_SPACE_GROUPS =
            List.of(Action.Group.LOGIN, Action.Group.OPERATOR, Action.Group.COMPANY, Action.Group.HISTORY);

    private final DayPicker from = new DayPicker(getTranslation("audit.filter.from"));
    private final DayPicker to = new DayPicker(getTranslation("audit.filter.to"));
    private final Select<MemberId> person = new Select<>();
    private final Select<Action.Group> group = new Select<>();
    private final Select<ShopId> shop = new Select<>();
    private final Select<Outcome> outcome = new Select<>();
    private final Select<Action> action = new Select<>();
    private final TextField address = new TextField(getTranslation("audit.address"));
    private final Button clear = new Button(getTranslation("audit.filter.clear"));
    private final Span countText = new Span();
    private final Consumer<HistoryFilter> onChange;
    private boolean filling;

    private HistoryFilterBar(Consumer<HistoryFilter> onChange) {
        this.onChange = onChange;
        addClassNames("kb-filter", "kb-filter-row");
        List.of(from, to).forEach(this::day);
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.addClickListener(_ -> onChange.accept(HistoryFilter.NONE));
        countText.addClassNames("kb-number", "kb-filter-found");
    }

    /**
     * Makes the filter for the history of a company.
     *
     * @param shops names by id, in the order in which they are offered
     * @param today in Tokyo
     * @param onChange receives the member's choice
     */
    public static HistoryFilterBar ofCompany(
            HistoryWords words,
            List<MemberId> people,
            Map<ShopId, String> shops,
            Supplier<LocalDate> today,
            Consumer<HistoryFilter> onChange) {
        HistoryFilterBar bar = new HistoryFilterBar(onChange);
        List.of(bar.from, bar.to).forEach(picker -> picker.ofThePast(today));
        bar.choices(bar.person, "audit.who", people, words::person);
        List<Action.Group> groups = Arrays.stream(Action.Group.values())
                .filter(group -> group != Action.Group.OPERATOR)
                .toList();
        bar.choices(bar.group, "audit.what", groups, words::group);
        bar.choices(bar.shop, "audit.shop", List.copyOf(shops.keySet()), id -> shops.getOrDefault(id, ""));
        bar.choices(bar.outcome, "audit.outcome", List.of(Outcome.values()), words::outcome);
        bar.add(bar.from, bar.to, bar.person, bar.group, bar.shop, bar.outcome, bar.clear, bar.countText);
        return bar;
    }

    /**
     * Makes the bar for the history of the login space: the logins of all members, and the actions of operators.
     *
     * @param onChange receives the operator's choice
     */
    public static HistoryFilterBar ofLoginSpace(HistoryWords words, Consumer<HistoryFilter> onChange) {
        HistoryFilterBar bar = new HistoryFilterBar(onChange);
        List<Action> actions = Arrays.stream(Action.values())
                .filter(action -> LOGIN_SPACE_GROUPS.contains(action.group()))
                .toList();
        bar.choices(bar.action, "audit.what", actions, words::action);
        bar.choices(bar.outcome, "audit.outcome", List.of(Outcome.values()), words::outcome);
        bar.address.setClearButtonVisible(true);
        bar.address.addValueChangeListener(_ -> bar.reportChoice());
        bar.add(bar.from, bar.to, bar.action, bar.address, bar.outcome, bar.clear, bar.countText);
        return bar;
    }

    private <T> void choices(Select<T> select, String label, List<T> items, Function<T, String> name) {
        String all = getTranslation("audit.filter.all");
        select.setLabel(getTranslation(label));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(all);
        select.setItemLabelGenerator(item -> item == null ? all : name.apply(item));
        select.setItems(items);
        select.addValueChangeListener(_ -> reportChoice());
    }

    private void day(DayPicker picker) {
        picker.setClearButtonVisible(true);
        picker.addValueChangeListener(_ -> reportChoice());
    }

    private void reportChoice() {
        if (!filling) {
            onChange.accept(new HistoryFilter(
                    from.getValue(),
                    to.getValue(),
                    person.getValue(),
                    group.getValue(),
                    shop.getValue(),
                    outcome.getValue(),
                    action.getValue(),
                    address.getValue().isBlank() ? null : address.getValue().strip()));
        }
    }

    /** Shows a filter without calling back. */
    public void show(HistoryFilter filter) {
        filling = true;
        from.setValue(filter.from());
        to.setValue(filter.to());
        person.setValue(filter.person());
        group.setValue(filter.group());
        shop.setValue(filter.shop());
        outcome.setValue(filter.outcome());
        action.setValue(filter.action());
        address.setValue(filter.address() == null ? "" : filter.address());
        clear.setVisible(!filter.isNone());
        filling = false;
    }

    /** Shows how many entries match. */
    public void found(int count) {
        countText.setText(getTranslation("audit.found", count));
    }
}
