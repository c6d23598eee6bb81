package jp.kagiban.kit.form;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import jp.kagiban.kit.Script;

/** Keeps what somebody typed into a field of several choices and didn't end with Enter. Vaadin would drop it. */
public final class KeptTyping {

    /**
     * Touching the list of choices blurs the input, but the member is still choosing. Clicking a button may not blur
     * the input, so the script does.
     */
    private static final String ADD_WHEN_LEFT = """
            this.addEventListener('focusout', ({ target }) => {
              const typed = target === this.inputElement ? target.value : '';
              if (typed.trim() && !this._closeOnBlurIsPrevented) {
                this.dispatchEvent(new CustomEvent('custom-value-set', { detail: typed }));
              }
            }, { capture: true });
            const over = new AbortController();
            document.addEventListener('click', ({ target }) => {
              if (!this.isConnected) over.abort();
              else if (!this.contains(target)) this.inputElement.blur();
            }, { capture: true, signal: over.signal });
            """;

    private KeptTyping() {}

    /** Makes the field report such a text as a custom value when it loses the focus. */
    public static void in(MultiSelectComboBox<?> field) {
        field.addAttachListener(_ -> Script.run(field, ADD_WHEN_LEFT));
    }
}
