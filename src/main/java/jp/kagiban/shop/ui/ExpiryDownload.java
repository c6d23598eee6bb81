package jp.kagiban.shop.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.io.OutputStream;
import jp.kagiban.audit.TooManyEntries;
import jp.kagiban.kit.csv.CsvEncoding;
import jp.kagiban.kit.csv.EncodingChoice;
import jp.kagiban.shop.ExpiryExport.Written;
import org.springframework.http.HttpStatus;

/** A dialog that offers the file of expiries in a chosen encoding, and shows the result of the download. */
final class ExpiryDownload extends Dialog {

    private final String fileName;
    private final Writer writer;
    private final Paragraph state = new Paragraph();
    private volatile CsvEncoding encodingChosen = CsvEncoding.UTF_8;

    /** Writes the file. Runs without the tab's lock and without a current UI. */
    @FunctionalInterface
    interface Writer {

        Written write(CsvEncoding encoding, OutputStream out);
    }

    /** @param shops the number of shops in the file */
    ExpiryDownload(String fileName, int shops, Writer writer) {
        this.fileName = fileName;
        this.writer = writer;
        setHeaderTitle(getTranslation("shop.csv"));
        EncodingChoice encoding = new EncodingChoice();
        encoding.addValueChangeListener(change -> encodingChosen = change.getValue());
        Anchor download = new Anchor(this::send, getTranslation("shop.csv.download"));
        download.addClassName("kb-button-link");
        state.getElement().setAttribute("role", "status");
        Div content = new Div(new Paragraph(getTranslation("shop.csv.text", shops)), encoding, state);
        content.addClassName("kb-confirm");
        add(content);
        getFooter().add(new Button(getTranslation("shop.csv.close"), _ -> close()), download);
    }

    private void send(DownloadEvent event) throws IOException {
        UI ui = event.getUI();
        event.setFileName(fileName);
        event.setContentType("text/csv; charset=" + encodingChosen.charset().name());
        try {
            // The stream stays open, since closing it would make a broken file look complete.
            Written written = writer.write(encodingChosen, event.getOutputStream());
            ui.access(() -> show(written));
        } catch (TooManyEntries refused) {
            ui.access(() -> state.setText(getTranslation("kit.export.much")));
            event.getResponse().sendError(HttpStatus.TOO_MANY_REQUESTS.value(), "");
        } catch (RuntimeException broken) {
            ui.access(() -> state.setText(getTranslation("shop.csv.broken")));
            throw broken;
        }
    }

    private void show(Written written) {
        String done = getTranslation("shop.csv.done", written.shops());
        state.setText(written.replaced() == 0 ? done : done + getTranslation("shop.csv.replaced", written.replaced()));
    }
}
