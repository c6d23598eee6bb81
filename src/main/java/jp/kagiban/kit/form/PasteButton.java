package jp.kagiban.kit.form;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.Script;

/**
 * Pastes the clipboard into a field. The script runs within the click, since browsers allow it only then. The field
 * handles the text as if it had been pasted by hand. If the browser returns no text, the field gets the focus.
 */
public final class PasteButton extends Button {

    /** Cuts the text at the same length as {@code longest-input.js}; a longer text is refused anyway. */
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
     * @param pasted runs after the text is in the field
     * @param refused runs if the browser refuses, has no clipboard, or finds no text there
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
