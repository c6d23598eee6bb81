package jp.kagiban.audit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/** Hands the history out as a file, and says how that went. Opened once the member has shown who they are. */
public final class HistoryDownload extends Dialog {

    private final String fileName;
    private final BooleanSupplier proven;
    private final Writing writing;
    private final Paragraph state = new Paragraph();

    /** Writes the file, outside of the tab's lock and with no tab current: it asks again whether the member may. */
    @FunctionalInterface
    public interface Writing {

        void write(OutputStream out) throws IOException;
    }

    /** @param proven whether the member's proof still holds, asked when the browser asks for the file */
    public HistoryDownload(String fileName, BooleanSupplier proven, Writing writing) {
        this.fileName = fileName;
        this.proven = proven;
        this.writing = writing;
        setHeaderTitle(getTranslation("audit.export"));
        Anchor download = new Anchor(this::send, getTranslation("audit.export.download"));
        download.addClassName("kb-button-link");
        Div content = new Div(new Paragraph(getTranslation("audit.export.text")), state);
        content.addClassName("kb-confirm");
        add(content);
        getFooter().add(new Button(getTranslation("audit.export.close"), _ -> close()), download);
    }

    /** Runs outside of the tab's lock and with no tab current. */
    private void send(DownloadEvent event) throws IOException {
        UI ui = event.getUI();
        if (!proven.getAsBoolean()) {
            ui.access(() -> say("kit.proof.lapsed"));
            event.getResponse().sendError(HttpServletResponse.SC_FORBIDDEN, "");
            return;
        }
        event.setFileName(fileName);
        event.setContentType("text/csv; charset=UTF-8");
        try {
            // Left open: closed, a file that breaks off would look like a whole one.
            writing.write(event.getOutputStream());
            ui.access(() -> say("audit.export.done"));
        } catch (IOException | RuntimeException broken) {
            ui.access(() -> say("audit.export.broken"));
            throw broken;
        }
    }

    private void say(String key) {
        state.setText(getTranslation(key));
    }
}
