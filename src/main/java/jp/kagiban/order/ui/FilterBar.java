package jp.kagiban.order.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.kagiban.kit.form.DayPicker;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/** The filter of the list of orders. */
final class FilterBar extends Div {

    /** The state of an order that the mall has listed but never returned. */
    private static final int NOT_RETURNED = 0;

    private final Select<ShopId> shop = new Select<>();
    private final Select<Integer> state = new Select<>();
    private final DayPicker from = new DayPicker(getTranslation("order.filter.from"));
    private final DayPicker to = new DayPicker(getTranslation("order.filter.to"));
    private final TextField number = new TextField(getTranslation("order.number"));
    private final Button clear = new Button(getTranslation("order.filter.clear"));
    private final DayPresets presets;
    private final Consumer<OrderFilter> onChange;
    private boolean showing;
    private boolean isFiltered;
    private OrderFilter shown = OrderFilter.NONE;

    /**
     * @param shops the names of shops by id, in the order in which they are offered
     * @param today returns the day in Tokyo
     * @param onChange receives the filter that the member chose
     */
    FilterBar(Map<ShopId, String> shops, Supplier<LocalDate> today, Consumer<OrderFilter> onChange) {
        this.onChange = onChange;
        presets = new DayPresets(today, this::choose);
        addClassNames("kb-filter", "kb-filter-row");
        choices(shop, "order.shop", List.copyOf(shops.keySet()));
        shop.setItemLabelGenerator(id -> id == null ? all() : shops.getOrDefault(id, ""));
        choices(
                state,
                "order.state",
                Stream.concat(Arrays.stream(OrderStatus.values()).map(OrderStatus::code), Stream.of(NOT_RETURNED))
                        .toList());
        OrderWords words = new OrderWords(this);
        state.setItemLabelGenerator(code -> code == null ? all() : words.state(code));
        shop.addValueChangeListener(_ -> choose());
        state.addValueChangeListener(_ -> choose());
        List.of(from, to).forEach(picker -> day(picker.ofThePast(today)));
        number.setValueChangeMode(ValueChangeMode.LAZY);
        number.setClearButtonVisible(true);
        number.addValueChangeListener(_ -> choose());
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.addClickListener(_ -> clear());
        add(shop, state, from, to, presets, number);
    }

    private <T> void choices(Select<T> select, String label, List<T> items) {
        select.setLabel(getTranslation(label));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(all());
        select.setItems(items);
    }

    private String all() {
        return getTranslation("order.filter.all");
    }

    private void day(DayPicker picker) {
        picker.setClearButtonVisible(true);
        picker.addValueChangeListener(_ -> choose());
    }

    private void choose() {
        if (!showing) {
            boolean valid = OrderFilter.takes(number.getValue());
            FieldError.sayIf(!valid, number, getTranslation("order.number.wrong"));
            String part = valid ? number.getValue() : shown.number();
            onChange.accept(new OrderFilter(
                    shop.getValue(), state.getValue(), day(from, shown.from()), day(to, shown.to()), part));
        }
    }

    /** Returns the picked day. For an invalid input, returns the day of the current filter. */
    private static @Nullable LocalDate day(DayPicker picker, @Nullable LocalDate before) {
        return picker.isUnreadable() ? before : picker.getValue();
    }

    private void choose(@Nullable LocalDate first, @Nullable LocalDate last) {
        showing = true;
        from.setValue(first);
        to.setValue(last);
        showing = false;
        choose();
    }

    private void clear() {
        FieldError.clear(number);
        showing = true;
        from.setValue(null);
        to.setValue(null);
        show(OrderFilter.NONE);
        onChange.accept(OrderFilter.NONE);
    }

    void show(OrderFilter filter) {
        showing = true;
        shop.setValue(filter.shop());
        state.setValue(filter.progress());
        show(from, filter.from(), shown.from());
        show(to, filter.to(), shown.to());
        presets.show(filter.from(), filter.to());
        boolean backwards =
                filter.from() != null && filter.to() != null && filter.to().isBefore(filter.from());
        FieldError.sayIf(backwards, to, getTranslation("order.filter.backwards"));
        if (!number.isInvalid() || !filter.number().equals(shown.number())) {
            number.setValue(filter.number());
            FieldError.clear(number);
        }
        shown = filter;
        isFiltered = !filter.isNone();
        showing = false;
    }

    /** Shows a day. An invalid input stays in its field with its error until the filter's day changes. */
    private static void show(DayPicker picker, @Nullable LocalDate day, @Nullable LocalDate before) {
        if (!picker.isUnreadable() || !Objects.equals(day, before)) {
            picker.setValue(day);
        }
    }

    /** Returns the button that clears the filter. On a wide page it is beside the number of orders. */
    Button clearButton() {
        return clear;
    }

    /** Shows the button that clears the filter. If nothing was found, the list itself offers that. */
    void found(int count) {
        clear.setVisible(isFiltered && count > 0);
    }
}
