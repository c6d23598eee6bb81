package jp.kagiban.kit.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextFieldBase;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.Script;

/**
 * Masks the content of a field by the style sheet, with a button that reveals it. Keeps password managers away from the
 * field.
 */
final class Masked {

    private static final String UNMANAGED = """
            const input = this.inputElement || this.querySelector('input, textarea');
            if (input) {
              input.spellcheck = false;
              for (const name of ['data-1p-ignore', 'data-lpignore', 'data-bwignore']) input.setAttribute(name, 'true');
            }
            """;

    private final Component field;
    private final Button reveal = new Button();
    private boolean revealed;

    private Masked(Component field) {
        this.field = field;
        reveal.addThemeVariants(ButtonVariant.TERTIARY);
        reveal.addClickListener(_ -> show(!revealed));
        show(false);
    }

    static void mask(TextFieldBase<?, String> field) {
        field.addClassName("kb-secret-field");
        field.setAutocomplete(Autocomplete.OFF);
        field.setAutocapitalize(Autocapitalize.NONE);
        field.setAutocorrect(false);
        field.getElement()
                .setAttribute("spellcheck", "false")
                .setAttribute("data-1p-ignore", "true")
                .setAttribute("data-lpignore", "true");
        field.setSuffixComponent(new Masked(field).reveal);
    }

    private void show(boolean shown) {
        revealed = shown;
        field.getElement().setAttribute("data-revealed", shown);
        reveal.setIcon((shown ? Icons.EYE_CLOSED : Icons.EYE).draw());
        reveal.setAriaLabel(field.getTranslation(shown ? "kit.secret.hide" : "kit.secret.reveal"));
    }

    /**
     * Marks the field's inner input for password managers. Only the browser side has that input, and only its marks
     * count.
     */
    static void markInput(Component field) {
        Script.run(field, UNMANAGED);
    }
}
