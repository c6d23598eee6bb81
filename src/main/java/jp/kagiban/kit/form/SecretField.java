package jp.kagiban.kit.form;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.textfield.TextField;

/**
 * A field for a pasted key. The style sheet masks it, and it is no password field. So browsers and password managers
 * neither offer to save a shop's key nor fill in the member's password. Callers clear it once its value is stored, and
 * never set a stored secret into it.
 */
public final class SecretField extends TextField {

    public SecretField(String label) {
        super(label);
        Masked.mask(this);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Masked.markInput(this);
    }
}
