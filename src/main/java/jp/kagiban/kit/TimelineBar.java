package jp.kagiban.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.function.Consumer;

/** Above the keys' lives: figure or table. Its buttons stay, so focus does too. */
final class TimelineBar extends Div {

    private final NativeButton figure;
    private final NativeButton table;
    private TimelineChoice choice = TimelineChoice.START;

    TimelineBar(Consumer<TimelineChoice> onChoice) {
        addClassName("kb-switch");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("kit.timeline.form"));
        figure = form("figure", () -> onChoice.accept(choice.asTable(false)));
        table = form("table", () -> onChoice.accept(choice.asTable(true)));
        add(figure, table);
    }

    private NativeButton form(String form, Runnable onPress) {
        NativeButton button = new NativeButton(getTranslation("kit.timeline.form." + form), _ -> onPress.run());
        button.setAriaLabel(getTranslation("kit.timeline.form." + form + ".name"));
        return button;
    }

    void show(TimelineChoice chosen) {
        choice = chosen;
        press(figure, !chosen.table());
        press(table, chosen.table());
    }

    private static void press(NativeButton button, boolean pressed) {
        button.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
    }
}
