package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.Collection;
import java.util.function.Consumer;
import jp.kagiban.kit.FieldError;
import jp.kagiban.kit.PasteArea;
import jp.kagiban.kit.UnsavedInput;
import jp.kagiban.shop.bulk.PastedText;

/**
 * The field for a paste, with its buttons. The server never sets its value, so input stays until the member saves or discards
 * it.
 */
final class PasteForm extends Div {

    private final PasteArea area;
    private final Button check = new Button(getTranslation("shop.bulk.look"));
    private final Button throwAway = new Button(getTranslation("shop.bulk.throw-away"), _ -> throwAway());
    private Runnable changed = () -> {};

    /** @param look receives the text of the field when the member asks for a preview */
    PasteForm(String label, String help, Consumer<String> look) {
        area = new PasteArea(label, PastedText.LONGEST);
        area.setHelperText(help);
        area.setRequiredIndicatorVisible(true);
        area.setManualValidation(true);
        area.setWidthFull();
        area.addValueChangeListener(_ -> change());
        check.addClickListener(_ -> look(look));
        check.addThemeVariants(ButtonVariant.PRIMARY);
        Button file = new Button(getTranslation("shop.bulk.file"));
        area.readFileOnClick(file, () -> refuse(getTranslation("shop.bulk.file.unread")));
        throwAway.addThemeVariants(ButtonVariant.TERTIARY);
        throwAway.setVisible(false);
        Div buttons = new Div(check, file, throwAway);
        buttons.addClassName("kb-actions");
        addClassNames("kb-form", "kb-bulk-paste");
        add(area, buttons);
        new UnsavedInput(this).watch(area);
    }

    /** Runs after the paste has changed, since a preview is outdated then. */
    PasteForm whenChanged(Runnable deed) {
        changed = deed;
        return this;
    }

    /** Shows the preview, and leaves the main button to entering. */
    private void look(Consumer<String> look) {
        check.removeThemeVariants(ButtonVariant.PRIMARY);
        look.accept(area.getValue());
    }

    private void change() {
        FieldError.clear(area);
        check.addThemeVariants(ButtonVariant.PRIMARY);
        throwAway.setVisible(!area.isEmpty());
        changed.run();
    }

    private void throwAway() {
        area.clear();
        area.focus();
    }

    String pasted() {
        return area.getValue();
    }

    void refuse(String sentence) {
        check.addThemeVariants(ButtonVariant.PRIMARY);
        FieldError.say(area, sentence);
        area.focus();
    }

    /** Removes the lines of stored keys, and keeps the others. */
    void keepLines(Collection<Integer> lines) {
        area.keepLines(lines);
    }
}
