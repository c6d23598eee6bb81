package jp.kagiban.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import jp.kagiban.audit.TooManyEntries;
import jp.kagiban.shared.OutOfReach;
import jp.kagiban.storage.Outage;
import org.springframework.core.NestedExceptionUtils;

/**
 * Shown if a view can't be created. The page shows a reference number that is in the log too, and no stack trace. It
 * names an outage of the database, or of the place of the vault's keys, and a limit that the member has reached.
 */
@AnonymousAllowed
class FaultPage extends ErrorPage implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        if (Outage.isIn(parameter.getException())) {
            show("shell.outage.title", getTranslation("shell.outage.page"));
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        if (NestedExceptionUtils.getMostSpecificCause(parameter.getException()) instanceof TooManyEntries) {
            show("shell.much.title", getTranslation("shell.much.page"));
            return HttpServletResponse.SC_FORBIDDEN;
        }
        if (OutOfReach.isIn(parameter.getException())) {
            show("shell.away.title", getTranslation("shell.away.page"));
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        String reference = FaultReference.log(parameter.getException());
        show("shell.fault.title", getTranslation("shell.fault.text", reference));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
