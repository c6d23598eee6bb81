package jp.kagiban.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;

/**
 * Asks before something is lost for good: what it is about, every effect, and a box to tick before the deed can be pressed.
 * Escape and the first button leave everything as it is.
 */
public final class ConfirmDelete extends ConfirmDialog {

    private final Div text = new Div();
    private final TextField name = new TextField();
    private final Checkbox read = new Checkbox(getTranslation("kit.confirm.read"));
    private final Button confirm = new Button();
    private String wanted = "";
    private final Button cancel = new Button(getTranslation("kit.cancel"));

    /**
     * @param title a noun, such as "deletion of the shop"
     * @param question names the thing
     * @param effects what is lost, and what is not, a sentence each
     * @param deed the verb on the button
     * @param confirmed runs once the box was ticked and the deed pressed
     */
    public ConfirmDelete(String title, String question, List<String> effects, String deed, Runnable confirmed) {
        setHeader(title);
        text.add(new Paragraph(question), list(effects), read);
        text.addClassName("kb-confirm");
        setText(text);
        setCancelable(true);
        setCancelButton(cancel);
        confirm.setText(deed);
        confirm.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        confirm.setEnabled(false);
        setConfirmButton(confirm);
        read.addValueChangeListener(_ -> confirm.setEnabled(isMeant()));
        addOpenedChangeListener(changed -> focusWhen(changed.isOpened()));
        addConfirmListener(pressed -> runIfRead(confirmed));
    }

    /**
     * Asks besides that a name be typed in, so that nobody takes one thing for another.
     *
     * @param label what to type
     * @param expected the name; blanks around it don't count
     */
    public ConfirmDelete named(String label, String expected) {
        wanted = expected.strip();
        name.setLabel(label);
        name.setWidthFull();
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.addValueChangeListener(_ -> confirm.setEnabled(isMeant()));
        text.addComponentAtIndex(text.indexOf(read), name);
        return this;
    }

    private boolean isMeant() {
        return read.getValue() && name.getValue().strip().equals(wanted);
    }

    private static UnorderedList list(List<String> effects) {
        return new UnorderedList(effects.stream().map(ListItem::new).toArray(ListItem[]::new));
    }

    private void focusWhen(boolean opened) {
        if (opened) {
            cancel.focus();
        }
    }

    /** The button is disabled, but the dialog's own event could still be sent by hand. */
    private void runIfRead(Runnable confirmed) {
        if (isMeant()) {
            confirmed.run();
        }
    }
}
