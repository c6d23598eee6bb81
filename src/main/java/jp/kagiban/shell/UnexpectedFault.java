package jp.kagiban.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What somebody sees when a press of a button ends in a fault that nobody foresaw: his page stays, with all he typed. */
class UnexpectedFault implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedFault.class);

    @Override
    public void error(ErrorEvent event) {
        if (event.getThrowable() instanceof ClientAbortException) {
            LOG.debug("A browser has gone in the middle of an answer", event.getThrowable());
            return;
        }
        String reference = FaultReference.log(event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            ui.access(() -> show(ui, reference));
        }
    }

    private static void show(UI ui, String reference) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(ui.getTranslation("shell.fault.title"));
        dialog.add(new Paragraph(ui.getTranslation("shell.fault.text", reference)));
        dialog.getFooter().add(new Button(ui.getTranslation("shell.close"), _ -> dialog.close()));
        dialog.open();
    }
}
