package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.form.EnterKey;
import jp.kagiban.kit.form.PasteButton;
import jp.kagiban.kit.form.SecretField;
import jp.kagiban.kit.form.UnsavedInput;
import jp.kagiban.shop.entry.Problem;
import jp.kagiban.shop.entry.Saving;

/** The form of a renewal: a single field, with problems shown beside it. Typed input stays. */
final class RenewForm extends Div {

    private final TextField field = new SecretField(getTranslation("shop.renew.field"));
    private final FieldWithNotes notes = new FieldWithNotes(field, true);
    private final Warned warned = new Warned();
    private final UnsavedInput input = new UnsavedInput(this);

    /**
     * @param links links to the pages where keys are issued, shown above the field
     * @param onEntered receives what was entered
     * @param below a component shown below the button
     */
    RenewForm(Component links, Consumer<String> onEntered, Runnable register, Component below) {
        addClassName("kb-form");
        field.setAutocomplete(Autocomplete.OFF);
        field.setRequiredIndicatorVisible(true);
        field.setHelperText(getTranslation("shop.renew.help"));
        field.addValueChangeListener(_ -> warned.clear());
        field.addValueChangeListener(_ -> onEntered.accept(key()));
        input.watch(field);
        Button button = new Button(getTranslation("shop.renew.register"), _ -> register.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        Div buttons = new Div(button);
        buttons.addClassName("kb-actions");
        EnterKey.presses(button, field);
        add(links, notes, paste(), warned, buttons, below);
    }

    /** Returns a button that pastes without a keyboard, for touch screens. */
    private PasteButton paste() {
        PasteButton paste = new PasteButton(
                getTranslation("shop.renew.paste"),
                field,
                () -> StatusLine.say(this, getTranslation("shop.renew.pasted")),
                () -> notes.refuse(getTranslation("shop.renew.not-pasted")));
        paste.addClassName("kb-paste");
        return paste;
    }

    void focus() {
        field.focus();
    }

    String key() {
        return field.getValue();
    }

    /** Returns the shown warnings that the member has accepted. */
    Set<Problem.Kind> accepted() {
        return warned.accepted();
    }

    void refuse(Saving.Refused refused) {
        notes.clear();
        refused.mended().forEach(change -> notes.showChanges(change.how()));
        refused.problems().forEach(this::show);
        warned.show(refused.problems());
        field.focus();
    }

    private void show(Problem problem) {
        String sentence = ProblemWords.of(this, problem, field.getLabel());
        if (problem.kind().warning()) {
            notes.warn(sentence);
        } else {
            Collection<Component> help =
                    ProblemWords.help(this, problem).stream().toList();
            notes.refuse(sentence, help.toArray(Component[]::new));
        }
    }

    /** Clears the field and its notes after the key was stored. */
    void forget() {
        field.clear();
        input.saved();
        notes.clear();
        notes.showChanges(Set.of());
        warned.clear();
    }
}
