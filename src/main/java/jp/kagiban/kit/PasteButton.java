package jp.kagiban.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;

/**
 * Pastes the clipboard into a field, in the very press, because browsers allow it only then. The field takes the text as if it had been
 * pasted by hand. If the browser gives nothing, the field gets the focus.
 */
public final class PasteButton extends Button {

    /** Cut off where {@code longest-input.js} does: what is longer is refused, whatever it is. */
    private static final String PASTE = """
            const button = this, field = $0;
            const read = async () => navigator.clipboard.readText();
            button.addEventListener('click', () => read().then(text => text.trim().slice(0, 600), () => '').then(text => {
              if (text === '') {
                field.focus();
                button.dispatchEvent(new CustomEvent('kb-not-pasted'));
                return;
              }
              field.value = text;
              field.dispatchEvent(new CustomEvent('change', { bubbles: true }));
              button.dispatchEvent(new CustomEvent('kb-pasted'));
            }));
            """;

    private final TextField into;

    /**
     * @param pasted is run once it stands in the field
     * @param refused is run where the browser has said no, knows no clipboard or finds no text there
     */
    public PasteButton(String text, TextField into, Runnable pasted, Runnable refused) {
        super(text, Icons.CLIPBOARD.draw());
        this.into = into;
        getElement().addEventListener("kb-pasted", _ -> pasted.run());
        getElement().addEventListener("kb-not-pasted", _ -> refused.run());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Script.run(this, PASTE, into.getElement());
    }
}
