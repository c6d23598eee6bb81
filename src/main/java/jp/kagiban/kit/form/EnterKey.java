package jp.kagiban.kit.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import jp.kagiban.kit.Script;

/** Makes Enter in a field click the button of the field's form. */
public final class EnterKey {

    /**
     * Matches Enter in an input, but not on a link or button within the field, and not while kana are being converted.
     */
    private static final String ENTER_IN_INPUT =
            "event.key === 'Enter' && !event.isComposing && event.target.localName === 'input'";

    private EnterKey() {}

    public static void presses(Button button, Component... fields) {
        for (Component field : fields) {
            field.getElement().addEventListener("keydown", _ -> press(button)).setFilter(ENTER_IN_INPUT);
        }
    }

    /**
     * Clicks the button in the browser. The browser first sends what it makes of Enter in the field, such as a new
     * value or an unreadable day.
     */
    private static void press(Button button) {
        Script.run(button, "this.click()");
    }
}
