package jp.kagiban.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** For a view that can't be made: a reference number that the log bears too, and no stack trace. */
@AnonymousAllowed
class FaultPage extends ErrorPage implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String reference = FaultReference.log(parameter.getException());
        show("shell.fault.title", getTranslation("shell.fault.text", reference));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
