package jp.kagiban.kit.form;

import com.vaadin.flow.component.textfield.PasswordField;
import java.util.Map;

/**
 * The field for a password of the portal itself. It isn't for shop keys, since a password manager fills and saves it.
 */
public class PasswordInput extends PasswordField {

    /** @param autocomplete {@code current-password} or {@code new-password} */
    public PasswordInput(String label, String autocomplete) {
        super(label);
        getElement().setAttribute("autocomplete", autocomplete);
        getElement().setPropertyMap("i18n", Map.of("reveal", getTranslation("kit.secret.reveal")));
    }
}
