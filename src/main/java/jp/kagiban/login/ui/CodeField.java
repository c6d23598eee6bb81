package jp.kagiban.login.ui;

import com.vaadin.flow.component.textfield.TextField;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.login.factor.CodeCheck;

/** A field for an app's code, which phones can fill in. It also takes recovery codes, so it accepts letters. */
public final class CodeField extends TextField {

    private static final int LONGEST = 40;
    private static final int DIGITS = 6;

    public CodeField(String label) {
        super(label);
        getElement().setAttribute("autocomplete", "one-time-code");
        setManualValidation(true);
        setMaxLength(LONGEST);
    }

    /** Whether a whole code was typed. Shows the problem otherwise; an incomplete code doesn't count as a try. */
    public boolean isComplete() {
        String code = CodeCheck.plain(getValue());
        if (code.isEmpty()) {
            refuse(getTranslation("login.code.empty"));
        } else if (code.length() != DIGITS && code.chars().allMatch(Character::isDigit)) {
            refuse(getTranslation("login.code.digits"));
        } else {
            return true;
        }
        return false;
    }

    public void refuse(String sentence) {
        FieldError.say(this, sentence);
        focus();
    }
}
