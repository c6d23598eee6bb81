package jp.kagiban.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import jp.kagiban.shell.layout.MainLayout;
import jp.kagiban.tenancy.AccessRefused;

/** Shown instead of a page that the member's role may not open. It says whom to ask. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class RefusedPage extends ErrorPage implements HasErrorParameter<AccessRefused> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessRefused> parameter) {
        String why = parameter.getException().reason().name().toLowerCase(Locale.ROOT);
        show("shell.refused.title", getTranslation("shell.refused." + why));
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
