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
import jp.kagiban.kit.TimeText;
import jp.kagiban.sandbox.SandboxFunction;
import jp.kagiban.sandbox.SandboxKey;
import jp.kagiban.sandbox.SandboxKey.Standing;
import jp.kagiban.sandbox.SandboxShop;

/** Lists the keys of one shop, the newest first. Each row has the key's state and a button that stops the key. */
class KeyTable extends Composite<Div> {

    private static final int SHOWN_CHARACTERS = 4;

    private final Consumer<SandboxKey> onStop;

    KeyTable(SandboxShop shop, Instant now, Consumer<SandboxKey> onStop) {
        this.onStop = onStop;
        String name = getTranslation("sandbox.keys", shop.name());
        DataTable table = new DataTable(
                name,
                "licenseKey",
                getTranslation("sandbox.end"),
                getTranslation("sandbox.standing"),
                getTranslation("sandbox.action"),
                getTranslation("sandbox.functions"));
        shop.keys().reversed().forEach(key -> addRow(table, key, key.standing(now)));
        getContent().addClassName("kb-section");
        getContent().add(new H2(name), table);
    }

    private void addRow(DataTable table, SandboxKey key, Standing state) {
        Code code = new Code(key.licenseKey());
        code.addClassName("kb-mono");
        List<String> functions =
                key.functions().stream().map(SandboxFunction::rmsName).sorted().toList();
        table.row(
                code,
                new Span(TimeText.second(key.expiresAt())),
                new Span(stateText(key, state)),
                state == Standing.STOPPED ? new Span() : stopButton(key),
                new Span(String.join(" ", functions)));
    }

    private String stateText(SandboxKey key, Standing state) {
        String text = getTranslation("sandbox.standing." + state.name());
        return state == Standing.WAITING ? text + " " + TimeText.second(key.activeFrom()) : text;
    }

    private Button stopButton(SandboxKey key) {
        Button button = new Button(getTranslation("sandbox.stop"), click -> onStop.accept(key));
        String shownEnd = key.licenseKey().substring(key.licenseKey().length() - SHOWN_CHARACTERS);
        button.setAriaLabel(getTranslation("sandbox.stop.of", shownEnd));
        return button;
    }
}
