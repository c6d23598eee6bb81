package jp.kagiban.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.textfield.TextField;

/**
 * A field for a key that is pasted. It is masked by the style sheet and is no password field: browsers and password
 * managers must neither offer to keep a shop's key nor fill it with the member's password. Clear it once its value is
 * stored; a stored secret is never set into it.
 */
public final class SecretField extends TextField {

    public SecretField(String label) {
        super(label);
        Masked.mask(this);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Masked.attached(this);
    }
}
