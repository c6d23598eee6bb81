package jp.kagiban.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jp.kagiban.kit.TimelineChoice.Filter;

/** Above the keys' lives: which of them, with how many there are, and figure or table. Its buttons stay, so focus does too. */
final class TimelineBar extends Div {

    private final Map<Filter, NativeButton> chips = new EnumMap<>(Filter.class);
    private final Map<Filter, Span> numbers = new EnumMap<>(Filter.class);
    private final NativeButton figure;
    private final NativeButton table;
    private TimelineChoice choice = TimelineChoice.START;

    TimelineBar(Consumer<TimelineChoice> onChoice) {
        addClassName("kb-timeline-bar");
        Div filters = group("kit.timeline.filter", "kb-chips");
        for (Filter filter : Filter.values()) {
            filters.add(chip(filter, onChoice));
        }
        figure = form("figure", () -> onChoice.accept(choice.asTable(false)));
        table = form("table", () -> onChoice.accept(choice.asTable(true)));
        Div forms = group("kit.timeline.form", "kb-switch");
        forms.add(figure, table);
        add(filters, forms);
    }

    private Div group(String name, String style) {
        Div group = new Div();
        group.addClassName(style);
        group.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation(name));
        return group;
    }

    private NativeButton chip(Filter filter, Consumer<TimelineChoice> onChoice) {
        Span number = new Span();
        number.addClassName("kb-chip-number");
        NativeButton chip = new NativeButton();
        chip.addClickListener(_ -> onChoice.accept(choice.with(filter)));
        chip.add(new Span(getTranslation("kit.timeline.filter." + filter.word())), number);
        chip.addClassName("kb-chip");
        chips.put(filter, chip);
        numbers.put(filter, number);
        return chip;
    }

    private NativeButton form(String form, Runnable onPress) {
        NativeButton button = new NativeButton(getTranslation("kit.timeline.form." + form), _ -> onPress.run());
        button.setAriaLabel(getTranslation("kit.timeline.form." + form + ".name"));
        return button;
    }

    void show(List<KeyLife> lives, LocalDate today, TimelineChoice chosen) {
        choice = chosen;
        numbers.forEach((filter, number) -> number.setText(String.valueOf(
                lives.stream().filter(life -> filter.takes(life, today)).count())));
        chips.forEach((filter, chip) -> press(chip, filter == chosen.filter()));
        press(figure, !chosen.table());
        press(table, chosen.table());
    }

    private static void press(NativeButton button, boolean pressed) {
        button.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
    }
}
