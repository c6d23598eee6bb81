package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;

/** Lets Enter in a field press the button of its form. */
public final class EnterKey {

    /** Not on a link or a button within the field, not while kana are being chosen. */
    private static final String IN_THE_INPUT =
            "event.key === 'Enter' && !event.isComposing && event.target.localName === 'input'";

    private EnterKey() {}

    public static void presses(Button button, Component... fields) {
        for (Component field : fields) {
            field.getElement().addEventListener("keydown", _ -> press(button)).setFilter(IN_THE_INPUT);
        }
    }

    /** By way of the browser: what it makes of Enter in the field (a value, a day that can't be read) is told first. */
    private static void press(Button button) {
        Script.run(button, "this.click()");
    }
}
