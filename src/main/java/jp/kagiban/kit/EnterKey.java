package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;

/** Lets Enter in a field press the button of its form. */
public final class EnterKey {

    /** Not on a link or a button within the field, not while kana are being chosen; the value is brought along first. */
    private static final String IN_THE_INPUT = "event.key === 'Enter' && !event.isComposing"
            + " && event.target.localName === 'input' && (event.target.blur(), event.target.focus(), true)";

    private EnterKey() {}

    public static void presses(Button button, Component... fields) {
        for (Component field : fields) {
            field.getElement().addEventListener("keydown", _ -> button.click()).setFilter(IN_THE_INPUT);
        }
    }
}
