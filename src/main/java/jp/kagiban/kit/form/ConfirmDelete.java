package jp.kagiban.kit.form;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;

/**
 * Asks for confirmation before something is lost for good. The dialog names the thing and every effect. The member must
 * tick a box, or type a name instead; otherwise a message beside the field says what is missing. Escape and the first
 * button change nothing.
 */
public final class ConfirmDelete extends Dialog {

    private final Div text = new Div();
    private final TextField name = new TextField();
    private final Checkbox read = new Checkbox(getTranslation("kit.confirm.read"));
    private final Button cancel = new Button(getTranslation("kit.cancel"), _ -> close());
    private String expectedName = "";

    /**
     * @param title a noun, such as "deletion of the shop"
     * @param question names the thing
     * @param effects sentences that say what is lost, and what is not
     * @param verb the verb on the button
     * @param confirmed runs after a click on the button with the box ticked or the name typed
     */
    public ConfirmDelete(String title, String question, List<String> effects, String verb, Runnable confirmed) {
        setRole("alertdialog");
        getElement().setAttribute("aria-description", question);
        addClassName("kb-confirm-dialog");
        setCloseOnOutsideClick(false);
        setHeaderTitle(title);
        text.add(new Paragraph(question), list(effects), read);
        text.addClassName("kb-confirm");
        add(text);
        read.setManualValidation(true);
        read.addValueChangeListener(_ -> FieldError.clear(read));
        Button confirm = new Button(verb, _ -> runIfConfirmed(confirmed));
        confirm.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(cancel, confirm);
        addOpenedChangeListener(changed -> focusWhen(changed.isOpened()));
    }

    /**
     * Asks for a typed name instead of the tick, so that nobody deletes the wrong thing.
     *
     * @param label what to type
     * @param expected the name; blanks around it don't count
     */
    public ConfirmDelete named(String label, String expected) {
        expectedName = expected.strip();
        name.setLabel(label);
        name.setWidthFull();
        name.setManualValidation(true);
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.addValueChangeListener(_ -> FieldError.clear(name));
        text.replace(read, name);
        return this;
    }

    private static UnorderedList list(List<String> effects) {
        return new UnorderedList(effects.stream().map(ListItem::new).toArray(ListItem[]::new));
    }

    private void focusWhen(boolean opened) {
        if (opened) {
            cancel.focus();
        }
    }

    /**
     * Runs the action if the member has confirmed it. Ignores a second click that arrives after the first one has
     * closed the dialog.
     */
    private void runIfConfirmed(Runnable confirmed) {
        if (!isOpened()) {
            return;
        }
        boolean isWrongName = !name.getValue().strip().equals(expectedName);
        FieldError.sayIf(isWrongName, name, getTranslation("kit.confirm.other-name", expectedName));
        boolean isUnticked = expectedName.isEmpty() && !read.getValue();
        FieldError.sayIf(isUnticked, read, getTranslation("kit.confirm.unread"));
        if (isWrongName) {
            name.focus();
        } else if (isUnticked) {
            read.focus();
        } else {
            close();
            confirmed.run();
        }
    }
}
