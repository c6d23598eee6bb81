package jp.kagiban.sandbox.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kagiban.sandbox.SandboxKey;
import jp.kagiban.sandbox.SandboxKey.Standing;
import jp.kagiban.sandbox.SandboxShop;
import jp.kagiban.shared.Jst;

/** The keys of one shop, the newest first, each with its standing and the button that stops it. */
class KeyTable extends Composite<Div> {

    private static final int TAIL = 4;

    private final Consumer<SandboxKey> stop;

    KeyTable(SandboxShop shop, Instant now, Consumer<SandboxKey> stop) {
        this.stop = stop;
        NativeTable table = new NativeTable();
        table.addClassName("kb-table");
        table.getStyle().set("white-space", "nowrap");
        table.setCaptionText(getTranslation("sandbox.keys", shop.name()));
        table.getHead().addRow().addHeaderCell().setText("licenseKey");
        Stream.of("sandbox.end", "sandbox.standing", "sandbox.action", "sandbox.functions")
                .forEach(title ->
                        table.getHead().getRow(0).orElseThrow().addHeaderCell().setText(getTranslation(title)));
        List<SandboxKey> newestFirst = shop.keys().reversed();
        newestFirst.forEach(key -> fill(table.getBody().addRow(), key, key.standing(now)));
        getContent().getStyle().set("overflow-x", "auto");
        getContent().add(table);
    }

    private void fill(NativeTableRow row, SandboxKey key, Standing standing) {
        Code code = new Code(key.licenseKey());
        code.addClassName("kb-mono");
        cell(row, code);
        cell(row, new Span(Jst.second(key.expiresAt())));
        cell(row, new Span(described(key, standing)));
        cell(row, standing == Standing.STOPPED ? new Span() : stopButton(key));
        cell(
                row,
                new Span(String.join(
                        " ",
                        key.functions().stream()
                                .map(function -> function.rmsName())
                                .sorted()
                                .toList())));
    }

    private String described(SandboxKey key, Standing standing) {
        String text = getTranslation("sandbox.standing." + standing.name());
        return standing == Standing.WAITING ? text + " " + Jst.second(key.activeFrom()) : text;
    }

    private Button stopButton(SandboxKey key) {
        Button button = new Button(getTranslation("sandbox.stop"), click -> stop.accept(key));
        String tail = key.licenseKey().substring(key.licenseKey().length() - TAIL);
        button.setAriaLabel(getTranslation("sandbox.stop.of", tail));
        return button;
    }

    private static void cell(NativeTableRow row, Component content) {
        NativeTableCell cell = row.addDataCell();
        cell.add(content);
    }
}
