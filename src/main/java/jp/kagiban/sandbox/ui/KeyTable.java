package jp.kagiban.sandbox.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import jp.kagiban.kit.DataTable;
import jp.kagiban.sandbox.SandboxFunction;
import jp.kagiban.sandbox.SandboxKey;
import jp.kagiban.sandbox.SandboxKey.Standing;
import jp.kagiban.sandbox.SandboxShop;
import jp.kagiban.shared.Jst;

/** The keys of one shop, the newest first, each with its state and a button that stops it. */
class KeyTable extends Composite<Div> {

    private static final int TAIL = 4;

    private final Consumer<SandboxKey> stop;

    KeyTable(SandboxShop shop, Instant now, Consumer<SandboxKey> stop) {
        this.stop = stop;
        String name = getTranslation("sandbox.keys", shop.name());
        DataTable table = new DataTable(
                name,
                "licenseKey",
                getTranslation("sandbox.end"),
                getTranslation("sandbox.standing"),
                getTranslation("sandbox.action"),
                getTranslation("sandbox.functions"));
        shop.keys().reversed().forEach(key -> fill(table, key, key.standing(now)));
        getContent().addClassName("kb-section");
        getContent().add(new H2(name), table);
    }

    private void fill(DataTable table, SandboxKey key, Standing standing) {
        Code code = new Code(key.licenseKey());
        code.addClassName("kb-mono");
        List<String> functions =
                key.functions().stream().map(SandboxFunction::rmsName).sorted().toList();
        table.row(
                code,
                new Span(Jst.second(key.expiresAt())),
                new Span(described(key, standing)),
                standing == Standing.STOPPED ? new Span() : stopButton(key),
                new Span(String.join(" ", functions)));
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
}
