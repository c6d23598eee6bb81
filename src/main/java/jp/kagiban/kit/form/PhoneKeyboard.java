package jp.kagiban.kit.form;

import com.vaadin.flow.component.textfield.TextField;
import jp.kagiban.kit.Script;
import jp.kagiban.shared.Kebab;

/** The keyboard that a phone shows for a field. */
public enum PhoneKeyboard {
    /** With an at sign. */
    EMAIL,
    /** With digits alone. */
    NUMERIC;

    /** Marks the field's inner input, because Vaadin doesn't pass this attribute on from the field. */
    private static final String MARK = """
            const input = this.inputElement || this.querySelector('input');
            if (input) input.inputMode = $0;
            """;

    public void showFor(TextField field) {
        field.addAttachListener(_ -> Script.run(field, MARK, Kebab.of(this)));
    }
}
