package jp.kagiban.order.ui;

import static java.util.stream.Collectors.toMap;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.server.streams.DownloadEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import jp.kagiban.audit.TooManyEntries;
import jp.kagiban.kit.csv.CsvEncoding;
import jp.kagiban.kit.csv.EncodingChoice;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.order.CsvColumn;
import jp.kagiban.order.CsvExport.CsvForm;
import jp.kagiban.order.CsvExport.CsvRows;
import jp.kagiban.order.CsvExport.Progress;
import jp.kagiban.order.CsvExport.Words;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shared.ShopId;
import org.springframework.http.HttpStatus;

/** A dialog that asks for the unit of a row and the encoding, and shows the progress of the download. */
final class ExportOrders extends Dialog {

    private final Writer writer;
    private final BooleanSupplier proven;
    private final Clock clock;
    private final Words words;
    private final RadioButtonGroup<CsvRows> rows = new RadioButtonGroup<>();
    private final EncodingChoice encoding = new EncodingChoice();
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph state = new Paragraph();
    private volatile CsvForm chosenForm = new CsvForm(CsvRows.ITEM, CsvEncoding.UTF_8);

    /** Writes the file, in the scope of the tenant for which the dialog was opened. */
    interface Writer {

        Progress write(CsvForm form, Words words, OutputStream out, Consumer<Progress> progress);
    }

    /**
     * @param proven whether the member's proof of identity still counts; checked when the browser requests the file
     * @param contents a sentence about the orders in the file
     */
    ExportOrders(Writer writer, BooleanSupplier proven, String contents, Map<ShopId, String> shops, Clock clock) {
        this.writer = writer;
        this.proven = proven;
        this.clock = clock;
        this.words = new FileWords(shops);
        setHeaderTitle(getTranslation("order.export"));
        rows.setLabel(getTranslation("order.export.rows"));
        rows.setHelperText(getTranslation("order.export.rows.help"));
        rows.setItems(CsvRows.values());
        rows.setItemLabelGenerator(unit -> getTranslation("order.export.rows." + Kebab.of(unit)));
        rows.setValue(chosenForm.rows());
        rows.addValueChangeListener(_ -> updateForm());
        encoding.addValueChangeListener(_ -> updateForm());
        bar.setVisible(false);
        bar.getElement().setAttribute("aria-label", getTranslation("order.export"));
        Anchor download = new Anchor(this::send, getTranslation("order.export.download"));
        download.addClassName("kb-button-link");
        Div content = new Div(
                rows,
                encoding,
                new Paragraph(contents),
                new Paragraph(getTranslation("order.export.personal")),
                new Paragraph(getTranslation("order.export.labels")),
                bar,
                state);
        content.addClassName("kb-confirm");
        add(content);
        getFooter().add(new Button(getTranslation("order.close"), _ -> close()), download);
    }

    private void updateForm() {
        chosenForm = new CsvForm(rows.getValue(), encoding.getValue());
    }

    /** Sends the file. Runs without the tab's lock and without a current UI. */
    void send(DownloadEvent event) throws IOException {
        UI ui = event.getUI();
        if (!proven.getAsBoolean()) {
            ui.access(() -> state.setText(getTranslation("kit.proof.lapsed")));
            event.getResponse().sendError(HttpServletResponse.SC_FORBIDDEN, "");
            return;
        }
        CsvForm form = chosenForm;
        event.setFileName("orders-" + Jst.stamp(clock.instant()) + ".csv");
        event.setContentType("text/csv; charset=" + form.encoding().charset().name());
        try {
            // The stream stays open, since closing it would make a broken file look complete.
            OutputStream out = event.getOutputStream();
            Progress end = writer.write(form, words, out, progress -> ui.access(() -> show(progress, "running")));
            ui.access(() -> show(end, "done"));
        } catch (TooManyEntries refused) {
            ui.access(() -> state.setText(getTranslation("kit.export.much")));
            event.getResponse().sendError(HttpStatus.TOO_MANY_REQUESTS.value(), "");
        } catch (RuntimeException broken) {
            ui.access(this::fail);
            throw broken;
        }
    }

    private void show(Progress progress, String stage) {
        bar.setVisible(true);
        bar.setMax(Math.max(1.0, (double) progress.total()));
        bar.setValue((double) progress.orders());
        state.setText(getTranslation("order.export." + stage, number(progress.orders()), number(progress.total()))
                + (progress.replaced() == 0
                        ? ""
                        : getTranslation("order.export.replaced", number(progress.replaced()))));
    }

    private void fail() {
        state.setText(getTranslation("order.export.broken"));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The texts of the file. They are translated in advance, while the UI is current. */
    private final class FileWords implements Words {

        private final Map<CsvColumn, String> columns = new EnumMap<>(CsvColumn.class);
        private final Map<ShopId, String> shops;
        private final Map<Integer, String> states;
        private final String missing = getTranslation("order.state.missing");

        FileWords(Map<ShopId, String> shops) {
            this.shops = Map.copyOf(shops);
            OrderWords words = new OrderWords(ExportOrders.this);
            this.states = Arrays.stream(OrderStatus.values()).collect(toMap(OrderStatus::code, words::state));
            for (CsvColumn column : CsvColumn.values()) {
                String key = Kebab.of(column);
                columns.put(column, getTranslation("order.csv." + key));
            }
        }

        @Override
        public String column(CsvColumn column) {
            return columns.getOrDefault(column, "");
        }

        @Override
        public String state(int progress) {
            return progress == 0 ? missing : states.getOrDefault(progress, String.valueOf(progress));
        }

        @Override
        public String shop(ShopId shop) {
            return shops.getOrDefault(shop, "");
        }
    }
}
