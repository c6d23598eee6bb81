package jp.kagiban.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.Outcome;

/** By what the history is narrowed. */
final class HistoryFilterBar extends Div {

    private final DatePicker from = new DatePicker(getTranslation("audit.filter.from"));
    private final DatePicker to = new DatePicker(getTranslation("audit.filter.to"));
    private final Select<UUID> person = new Select<>();
    private final Select<Action.Group> group = new Select<>();
    private final Select<UUID> shop = new Select<>();
    private final Select<Outcome> outcome = new Select<>();
    private final Button clear = new Button(getTranslation("audit.filter.clear"));
    private final Span found = new Span();
    private final Consumer<HistoryFilter> changed;
    private boolean showing;

    /**
     * @param shops names by id, in the order in which they are offered
     * @param changed is told what the member chose
     */
    HistoryFilterBar(HistoryWords words, List<UUID> people, Map<UUID, String> shops, Consumer<HistoryFilter> changed) {
        this.changed = changed;
        addClassName("kb-filter");
        List.of(from, to).forEach(this::day);
        choices(person, "audit.who", people, words::person);
        choices(group, "audit.what", List.of(Action.Group.values()), words::group);
        choices(shop, "audit.shop", List.copyOf(shops.keySet()), id -> shops.getOrDefault(id, ""));
        choices(outcome, "audit.outcome", List.of(Outcome.values()), words::outcome);
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.addClickListener(_ -> changed.accept(HistoryFilter.NONE));
        found.addClassNames("kb-number", "kb-filter-found");
        add(from, to, person, group, shop, outcome, clear, found);
    }

    private <T> void choices(Select<T> select, String label, List<T> items, Function<T, String> name) {
        String all = getTranslation("audit.filter.all");
        select.setLabel(getTranslation(label));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(all);
        select.setItemLabelGenerator(item -> item == null ? all : name.apply(item));
        select.setItems(items);
        select.addValueChangeListener(_ -> choose());
    }

    private void day(DatePicker picker) {
        picker.setClearButtonVisible(true);
        picker.setI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy/MM/dd"));
        picker.addValueChangeListener(_ -> choose());
    }

    private void choose() {
        if (!showing) {
            changed.accept(new HistoryFilter(
                    from.getValue(),
                    to.getValue(),
                    person.getValue(),
                    group.getValue(),
                    shop.getValue(),
                    outcome.getValue(),
                    null,
                    null));
        }
    }

    void show(HistoryFilter filter) {
        showing = true;
        from.setValue(filter.from());
        to.setValue(filter.to());
        person.setValue(filter.person());
        group.setValue(filter.group());
        shop.setValue(filter.shop());
        outcome.setValue(filter.outcome());
        clear.setVisible(!filter.isNone());
        showing = false;
    }

    void found(int count) {
        found.setText(getTranslation("audit.found", String.format(Locale.ROOT, "%,d", count)));
    }
}
