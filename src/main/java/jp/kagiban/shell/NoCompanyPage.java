package jp.kagiban.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** For a member who belongs to no company, or no longer to this tab's. */
@AnonymousAllowed
class NoCompanyPage extends ErrorPage implements HasErrorParameter<NoCompanyPage.NoCompany> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NoCompany> parameter) {
        show("shell.nocompany.title", getTranslation("shell.nocompany.text"));
        return HttpServletResponse.SC_FORBIDDEN;
    }

    /** The member belongs to no company, or no longer to the one of their tab. Public, since Vaadin makes it by reflection. */
    public static class NoCompany extends RuntimeException {}
}
