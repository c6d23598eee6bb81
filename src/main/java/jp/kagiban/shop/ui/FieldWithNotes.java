package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shop.entry.KeyInput;
import jp.kagiban.shop.entry.KeyInput.Normalization;

/** A field of the shop's form with notes below it: changes of the value, warnings, and help with a problem. */
final class FieldWithNotes extends Div {

    private final TextField field;
    private final Div changeNotes = new Div();
    private final Div notes = new Div();
    private Set<Normalization> changes = Set.of();

    /** @param normalizes whether blanks and full-width characters are normalized when focus leaves the field */
    FieldWithNotes(TextField field, boolean normalizes) {
        this.field = field;
        addClassName("kb-field");
        field.setWidthFull();
        field.setManualValidation(true);
        add(field, changeNotes, notes);
        field.addValueChangeListener(_ -> clear());
        if (normalizes) {
            field.addValueChangeListener(_ -> normalize());
        }
    }

    private void normalize() {
        KeyInput.Value value = KeyInput.mend(field.getValue());
        showChanges(Set.of());
        if (!value.mendings().isEmpty()) {
            field.setValue(value.text());
            showChanges(value.mendings());
        }
    }

    /** Shows these changes of the value. */
    void showChanges(Set<Normalization> made) {
        changes = made;
        changeNotes.removeAll();
        made.stream()
                .sorted()
                .map(change -> getTranslation("shop.mended." + Kebab.of(change)))
                .forEach(sentence -> changeNotes.add(MessagePanel.line(Severity.INFO, sentence)));
    }

    /** Returns the changes of the current value. */
    Set<Normalization> changes() {
        return changes;
    }

    /** Marks the value as wrong with a sentence, and shows help below the field. */
    void refuse(String sentence, Component... help) {
        FieldError.say(field, sentence);
        notes.add(help);
    }

    /** Shows help below the field. */
    void offer(Component help) {
        notes.add(help);
    }

    /** Shows a warning without marking the value as wrong. */
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
