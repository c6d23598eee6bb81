package jp.kagiban.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** Shown to a member who belongs to no company, or no longer to this tab's company. */
@AnonymousAllowed
class NoCompanyPage extends ErrorPage implements HasErrorParameter<NoCompanyPage.NoCompany> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NoCompany> parameter) {
        show("shell.nocompany.title", getTranslation("shell.nocompany.text"));
        return HttpServletResponse.SC_FORBIDDEN;
    }

    /**
     * Thrown if the member belongs to no company, or no longer to the tab's company. Public, since Vaadin creates it by
     * reflection.
     */
    public static class NoCompany extends RuntimeException {}
}
