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
import jp.kagiban.shared.RequestPath;
import org.springframework.http.HttpStatus;

/** Offers the history as a file, and shows the result. Opens only after a proof of identity. */
public final class HistoryDownload extends Dialog {

    private final BooleanSupplier proven;
    private final Div content = new Div();
    private final Paragraph state = new Paragraph();

    /** Writes the file. Runs outside of the tab's lock and without a current tab. Checks the permission again. */
    @FunctionalInterface
    public interface Writing {

        void write(OutputStream out) throws IOException;
    }

    /**
     * @param proven whether the member's proof of identity is still valid, checked when the browser requests the file
     */
    public HistoryDownload(String fileName, BooleanSupplier proven, Writing writing) {
        this.proven = proven;
        setHeaderTitle(getTranslation("audit.export"));
        Anchor download = new Anchor(
                event -> send(event, fileName, "text/csv; charset=UTF-8", writing),
                getTranslation("audit.export.download"));
        download.addClassName("kb-button-link");
        content.add(new Paragraph(getTranslation("audit.export.text")), state);
        content.addClassName("kb-confirm");
        add(content);
        getFooter().add(new Button(getTranslation("audit.export.close"), _ -> close()), download);
    }

    /**
     * Adds an offer of the whole history as a file that can be checked without the portal. The key and the program for
     * the check are offered too.
     */
    public HistoryDownload withProof(String proofName, Writing proof) {
        Anchor file = new Anchor(
                event -> send(event, proofName, "text/plain; charset=US-ASCII", proof),
                getTranslation("audit.proof.download"));
        Div files = new Div(
                file,
                plainFile(RequestPath.HISTORY_KEY, "audit.proof.key"),
                plainFile(RequestPath.VERIFIER, "audit.proof.program"));
        files.addClassName("kb-actions");
        content.add(new Paragraph(getTranslation("audit.proof.text")), files, state);
        return this;
    }

    private Anchor plainFile(String path, String key) {
        Anchor file = new Anchor(path.substring(1), getTranslation(key));
        file.getElement().setAttribute("download", true);
        file.setRouterIgnore(true);
        return file;
    }

    /** Sends the file. Runs outside of the tab's lock and without a current tab. */
    private void send(DownloadEvent event, String name, String type, Writing file) throws IOException {
        UI ui = event.getUI();
        if (!proven.getAsBoolean()) {
            ui.access(() -> say("kit.proof.lapsed"));
            event.getResponse().sendError(HttpServletResponse.SC_FORBIDDEN, "");
            return;
        }
        event.setFileName(name);
        event.setContentType(type);
        try {
            // The stream stays open. If it were closed after a fault, the cut file would look complete.
            file.write(event.getOutputStream());
            ui.access(() -> say("audit.export.done"));
        } catch (TooManyEntries refused) {
            ui.access(() -> say("kit.export.much"));
            event.getResponse().sendError(HttpStatus.TOO_MANY_REQUESTS.value(), "");
        } catch (IOException | RuntimeException fault) {
            ui.access(() -> say("audit.export.broken"));
            throw fault;
        }
    }

    private void say(String key) {
        state.setText(getTranslation(key));
    }
}
