package jp.kagiban.login.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import java.net.URI;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.login.Consents;
import org.springframework.modulith.NamedInterface;

/** The checkbox by which a new member agrees to the terms, with links to them. Empty if there are none. */
@NamedInterface("ui")
public class ConsentBox extends Div {

    private final Checkbox box = new Checkbox(getTranslation("login.consent"));
    private final boolean asked;

    public ConsentBox(Consents consents) {
        asked = consents.asked();
        box.setManualValidation(true);
        box.setRequiredIndicatorVisible(true);
        consents.terms().ifPresent(url -> add(link(url, "login.consent.terms")));
        consents.privacy().ifPresent(url -> add(link(url, "login.consent.privacy")));
        if (asked) {
            addClassName("kb-entry-links");
            add(box);
        }
    }

    private Anchor link(URI url, String key) {
        Anchor link = new Anchor(url.toString(), getTranslation(key), AnchorTarget.BLANK);
        link.getElement().setAttribute("rel", "noopener noreferrer");
        return link;
    }

    /** Whether the form may be sent; shows the problem beside the box otherwise. */
    public boolean check() {
        boolean missing = asked && !box.getValue();
        FieldError.sayIf(missing, box, getTranslation("login.consent.missing"));
        return !missing;
    }
}
