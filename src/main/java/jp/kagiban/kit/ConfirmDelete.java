package jp.kagiban.kit;

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
 * Asks before something is lost for good. It tells what it is about and every effect, and has a box to tick, or a name to type in its
 * place. Without that, the deed says beside it what is missing. Escape and the first button leave everything as it is.
 */
public final class ConfirmDelete extends Dialog {

    private final Div text = new Div();
    private final TextField name = new TextField();
    private final Checkbox read = new Checkbox(getTranslation("kit.confirm.read"));
    private final Button cancel = new Button(getTranslation("kit.cancel"), _ -> close());
    private String wanted = "";

    /**
     * @param title a noun, such as "deletion of the shop"
     * @param question names the thing
     * @param effects what is lost, and what is not, a sentence each
     * @param deed the verb on the button
     * @param confirmed runs once the deed was pressed with the box ticked or the name typed
     */
    public ConfirmDelete(String title, String question, List<String> effects, String deed, Runnable confirmed) {
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
        Button confirm = new Button(deed, _ -> runIfMeant(confirmed));
        confirm.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(cancel, confirm);
        addOpenedChangeListener(changed -> focusWhen(changed.isOpened()));
    }

    /**
     * Asks for a name to be typed in place of the tick, so that nobody takes one thing for another.
     *
     * @param label what to type
     * @param expected the name; blanks around it don't count
     */
    public ConfirmDelete named(String label, String expected) {
        wanted = expected.strip();
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

    /** A second press may be on its way when the first has closed the dialog. */
    private void runIfMeant(Runnable confirmed) {
        if (!isOpened()) {
            return;
        }
        boolean isOther = !name.getValue().strip().equals(wanted);
        FieldError.sayIf(isOther, name, getTranslation("kit.confirm.other-name", wanted));
        boolean isUnread = wanted.isEmpty() && !read.getValue();
        FieldError.sayIf(isUnread, read, getTranslation("kit.confirm.unread"));
        if (isOther) {
            name.focus();
        } else if (isUnread) {
            read.focus();
        } else {
            close();
            confirmed.run();
        }
    }
}
