package jp.kagiban.login.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import jp.kagiban.kit.SectionPage;
import jp.kagiban.kit.form.Personal;
import org.springframework.beans.factory.ObjectProvider;

/** The page on which a member manages their own login, made of sections. */
@Route("security")
@PermitAll
@Personal
class SecurityView extends SectionPage {

    SecurityView(ObjectProvider<SecuritySection> sections) {
        super("security", "login.security.title", Map.of("email", "name", "passkeys", "factor"));
        sections.orderedStream().forEach(this::section);
    }

    /** A member who turns to another page sets up a second factor for a reason of their own later. */
    @Override
    protected void onDetach(DetachEvent detached) {
        PageBehindFactor.forget(detached.getUI());
        super.onDetach(detached);
    }
}
