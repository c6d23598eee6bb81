package jp.kagiban.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.util.Locale;
import jp.kagiban.audit.TooManyEntries;
import jp.kagiban.login.session.HashesBusy;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.shared.OutOfReach;
import jp.kagiban.storage.Outage;
import jp.kagiban.tenancy.AccessRefused;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Shows a dialog after a click that ended in an exception. The page stays, with all input. */
class UnexpectedFault implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedFault.class);

    @Override
    public void error(ErrorEvent event) {
        if (event.getThrowable() instanceof ClientAbortException) {
            LOG.debug("A browser has gone in the middle of an answer", event.getThrowable());
            return;
        }
        UI ui = UI.getCurrent();
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(event.getThrowable());
        if (cause instanceof ProofTooOld) {
            show(ui, "shell.proof.title", "shell.proof.text");
        } else if (cause instanceof AccessRefused refused) {
            // The history has the refusal. The log hasn't, since a member could fill it by clicking.
            LOG.debug("Refused to this member: {} ({})", refused.needed(), refused.reason());
            String why = refused.reason().name().toLowerCase(Locale.ROOT);
            show(ui, "shell.refused.title", "shell.refused." + why);
        } else if (cause instanceof HashesBusy) {
            show(ui, "shell.busy.title", "shell.busy.text");
        } else if (cause instanceof TooManyEntries) {
            show(ui, "shell.much.title", "shell.much.text");
        } else if (Outage.isIn(event.getThrowable())) {
            LOG.debug("A press has met an outage of the database", event.getThrowable());
            show(ui, "shell.outage.title", "shell.outage.text");
        } else if (OutOfReach.isIn(event.getThrowable())) {
            LOG.debug("A press has met an outage", event.getThrowable());
            show(ui, "shell.away.title", "shell.away.text");
        } else {
            show(ui, "shell.fault.title", "shell.fault.text", FaultReference.log(event.getThrowable()));
        }
    }

    /** A page shows one at a time, the first: one message may end in many exceptions. */
    private static final class FaultDialog extends Dialog {}

    private static void show(@Nullable UI ui, String title, String text, Object... arguments) {
        if (ui != null) {
            ui.access(() -> {
                FaultDialog open = ComponentUtil.getData(ui, FaultDialog.class);
                if (open == null || !open.isOpened()) {
                    dialog(ui, title, ui.getTranslation(text, arguments));
                }
            });
        }
    }

    private static void dialog(UI ui, String title, String text) {
        FaultDialog dialog = new FaultDialog();
        ComponentUtil.setData(ui, FaultDialog.class, dialog);
        dialog.setHeaderTitle(ui.getTranslation(title));
        dialog.add(new Paragraph(text));
        dialog.getFooter().add(new Button(ui.getTranslation("shell.close"), _ -> dialog.close()));
        dialog.open();
    }
}
