package jp.kagiban.order.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import jp.kagiban.shared.Kebab;
import org.jspecify.annotations.Nullable;

/** Buttons for the most common spans of days. The button of the current span is pressed; a second click selects all days. */
final class DayPresets extends Div {

    private final Map<Span, Button> buttons = new EnumMap<>(Span.class);
    private final Supplier<LocalDate> today;
    private final BiConsumer<@Nullable LocalDate, @Nullable LocalDate> onChosen;
    private @Nullable Span pressed;

    /** A span of days. The first and the last day are given in days before today. */
    private enum Span {
        TODAY(0, 0),
        YESTERDAY(1, 1),
        WEEK(6, 0);

        private final int first;
        private final int last;

        Span(int first, int last) {
            this.first = first;
            this.last = last;
        }

        LocalDate from(LocalDate today) {
            return today.minusDays(first);
        }

        LocalDate to(LocalDate today) {
            return today.minusDays(last);
        }
    }

    /**
     * @param today returns the day in Tokyo
     * @param onChosen receives the first and the last day, or nulls for all days
     */
    DayPresets(Supplier<LocalDate> today, BiConsumer<@Nullable LocalDate, @Nullable LocalDate> onChosen) {
        this.today = today;
        this.onChosen = onChosen;
        addClassName("kb-filter-presets");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("order.filter.presets"));
        for (Span span : Span.values()) {
            Button button = new Button(getTranslation("order.filter.preset." + Kebab.of(span)), _ -> toggle(span));
            button.addThemeVariants(ButtonVariant.TERTIARY);
            buttons.put(span, button);
            add(button);
        }
        show(null, null);
    }

    private void toggle(Span span) {
        LocalDate now = today.get();
        if (span == pressed) {
            onChosen.accept(null, null);
        } else {
            onChosen.accept(span.from(now), span.to(now));
        }
    }

    /** Marks the button of these days as pressed, if one matches. */
    void show(@Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate now = today.get();
        pressed = buttons.keySet().stream()
                .filter(span -> span.from(now).equals(from) && span.to(now).equals(to))
                .findFirst()
                .orElse(null);
        buttons.forEach(
                (span, button) -> button.getElement().setAttribute("aria-pressed", String.valueOf(span == pressed)));
    }
}
