package jp.kagiban.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;

/**
 * A field for a key that is pasted. It is masked by the style sheet and is no password field: browsers and password
 * managers must neither offer to keep a shop's key nor fill it with the member's password. Clear it once its value is
 * stored; a stored secret is never set into it.
 */
public final class SecretField extends TextField {

    private static final String UNMANAGED = """
            const input = this.inputElement || this.querySelector('input');
            if (input) {
              input.spellcheck = false;
              for (const name of ['data-1p-ignore', 'data-lpignore', 'data-bwignore']) input.setAttribute(name, 'true');
            }
            """;

    private final Button reveal = new Button();
    private boolean revealed;

    public SecretField(String label) {
        super(label);
        addClassName("kb-secret-field");
        setAutocomplete(Autocomplete.OFF);
        setAutocapitalize(Autocapitalize.NONE);
        setAutocorrect(false);
        getElement().setAttribute("spellcheck", "false");
        getElement().setAttribute("data-1p-ignore", "true");
        getElement().setAttribute("data-lpignore", "true");
        reveal.addThemeVariants(ButtonVariant.TERTIARY);
        reveal.addClickListener(click -> show(!revealed));
        setSuffixComponent(reveal);
        show(false);
    }

    private void show(boolean shown) {
        revealed = shown;
        getElement().setAttribute("data-revealed", shown);
        reveal.setIcon((shown ? Icons.EYE_CLOSED : Icons.EYE).draw());
        reveal.setAriaLabel(getTranslation(shown ? "kit.secret.hide" : "kit.secret.reveal"));
    }

    /** The field's inner input belongs to the browser side; marks for password managers count only there. */
    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Script.run(this, UNMANAGED);
    }
}
