package jp.kagiban.login;

import com.vaadin.flow.component.textfield.TextField;

/** A field for a code of an app; telephones offer the code by themselves. A recovery code fits too, so letters can be typed. */
public final class CodeField extends TextField {

    private static final int LONGEST = 40;

    public CodeField(String label) {
        super(label);
        getElement().setAttribute("autocomplete", "one-time-code");
        setManualValidation(true);
        setMaxLength(LONGEST);
    }
}
