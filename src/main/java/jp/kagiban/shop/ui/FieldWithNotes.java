package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import jp.kagiban.kit.FieldError;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shop.entry.KeyInput;
import jp.kagiban.shop.entry.KeyInput.Normalization;

/** A field of the shop's form with notes below: changes, a warning, a way out. */
final class FieldWithNotes extends Div {

    private final TextField field;
    private final Div mended = new Div();
    private final Div notes = new Div();
    private Set<Normalization> said = Set.of();

    /** @param mend whether blanks and full-width characters are normalized when focus leaves the field */
    FieldWithNotes(TextField field, boolean mend) {
        this.field = field;
        addClassName("kb-field");
        field.setWidthFull();
        field.setManualValidation(true);
        add(field, mended, notes);
        field.addValueChangeListener(_ -> clear());
        if (mend) {
            field.addValueChangeListener(_ -> mend());
        }
    }

    private void mend() {
        KeyInput.Value value = KeyInput.mend(field.getValue());
        say(Set.of());
        if (!value.mendings().isEmpty()) {
            field.setValue(value.text());
            say(value.mendings());
        }
    }

    /** Shows the changes. */
    void say(Set<Normalization> mendings) {
        said = mendings;
        mended.removeAll();
        mendings.stream()
                .sorted()
                .map(mending -> getTranslation("shop.mended." + Kebab.of(mending)))
                .forEach(sentence -> mended.add(MessagePanel.line(Severity.INFO, sentence)));
    }

    /** Returns the changes of the current value. */
    Set<Normalization> mendings() {
        return said;
    }

    /** Refuses the value with a sentence, and shows help below. */
    void refuse(String sentence, Component... help) {
        FieldError.say(field, sentence);
        notes.add(help);
    }

    /** Shows help below the field. */
    void offer(Component help) {
        notes.add(help);
    }

    /** Shows a warning without refusing the value. */
    void warn(String sentence) {
        notes.add(MessagePanel.line(Severity.URGENT, sentence));
    }

    /** Removes all notes except the changes. */
    void clear() {
        FieldError.clear(field);
        notes.removeAll();
    }

    TextField field() {
        return field;
    }

    boolean invalid() {
        return field.isInvalid();
    }
}
