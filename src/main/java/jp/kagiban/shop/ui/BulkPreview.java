package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.OncePerRequest;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.bulk.RenewalLook.Plan;
import jp.kagiban.shop.bulk.RenewalRow;
import jp.kagiban.shop.bulk.RenewalRow.Kind;
import jp.kagiban.shop.bulk.RenewalRow.Target;

/** Shows the shop of each pasted key. Doubtful keys come first, with a sentence and, if possible, a choice of shops. */
final class BulkPreview extends Section {

    private final Plan plan;
    private final Consumer<List<Choice>> enter;
    private final Map<RenewalRow, ComboBox<Target>> doubts = new LinkedHashMap<>();
    private final Map<Severity, MessagePanel> remarks = new EnumMap<>(Severity.class);
    private final Button button = new OncePerRequest("", this::enterChosen);
    private final H2 heading = new H2(getTranslation("shop.bulk.preview"));

    /** A key with its shop. */
    record Choice(RenewalRow row, Target shop) {}

    BulkPreview(Plan plan, Consumer<List<Choice>> enter) {
        this.plan = plan;
        this.enter = enter;
        addClassNames("kb-section", "kb-bulk-preview");
        heading.getElement().setAttribute("tabindex", "-1");
        add(heading);
        addSummaries();
        plan.rows().stream().filter(row -> row.kind() != Kind.READY).forEach(this::addDoubt);
        plan.rows().stream().filter(row -> row.lines().size() > 1).forEach(this::addRepeated);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        Div buttons = new Div(button);
        buttons.addClassName("kb-actions");
        add(buttons);
        List<Choice> ready = ready();
        if (!ready.isEmpty()) {
            add(table(ready));
        }
        updateButton();
    }

    private void addSummaries() {
        long keys = plan.rows().stream().filter(row -> !row.key().isEmpty()).count();
        if (keys > plan.shops()) {
            addLine(Severity.URGENT, getTranslation("shop.bulk.more-than-shops", keys, plan.shops()));
        }
        if (plan.mended() > 0) {
            addLine(Severity.INFO, getTranslation("shop.bulk.mended", plan.mended()));
        }
        if (plan.passedOver() > 0) {
            addLine(Severity.INFO, getTranslation("shop.bulk.passed-over", plan.passedOver()));
        }
    }

    /** Adds a sentence to the panel of its severity. */
    private void addLine(Severity severity, String sentence) {
        MessagePanel known = remarks.get(severity);
        if (known != null) {
            known.say(sentence);
        } else {
            MessagePanel panel = MessagePanel.line(severity, sentence);
            remarks.put(severity, panel);
            add(panel);
        }
    }

    private void addDoubt(RenewalRow row) {
        String names = row.shops().stream().map(Target::name).limit(3).collect(Collectors.joining(", "));
        String doubt = getTranslation(
                "shop.bulk.doubt." + Kebab.of(row.kind()),
                BulkWords.lines(this, row.lines()),
                row.lastFour(),
                row.number(),
                names);
        if (!row.kind().stored()
                && row.kind() != Kind.ANOTHER_WAITS
                && !row.shops().isEmpty()) {
            ComboBox<Target> box = choice(row);
            doubts.put(row, box);
            add(MessagePanel.line(Severity.URGENT, doubt).show(box));
        } else {
            addLine(row.kind().stored() ? Severity.INFO : Severity.URGENT, doubt);
        }
    }

    private ComboBox<Target> choice(RenewalRow row) {
        ComboBox<Target> box = new ComboBox<>(getTranslation("shop.bulk.choice", BulkWords.lines(this, row.lines())));
        box.setItems(row.shops());
        box.setItemLabelGenerator(Target::name);
        box.setPlaceholder(getTranslation("shop.bulk.choice.none"));
        box.setClearButtonVisible(true);
        box.setManualValidation(true);
        box.addValueChangeListener(_ -> {
            FieldError.clear(box);
            updateButton();
        });
        return box;
    }

    private void addRepeated(RenewalRow row) {
        if (!row.key().isEmpty()) {
            addLine(
                    Severity.INFO,
                    getTranslation(
                            "shop.bulk.twice",
                            BulkWords.lines(this, row.lines()),
                            row.lastFour(),
                            row.lines().size()));
        }
    }

    private DataTable table(List<Choice> ready) {
        DataTable table = new DataTable(
                heading.getText(),
                getTranslation("shop.name"),
                getTranslation("shop.bulk.number"),
                getTranslation("shop.bulk.new-key"),
                getTranslation("shop.bulk.place"));
        ready.forEach(choice -> table.row(
                new Span(choice.shop().name()),
                new Span(choice.row().number()),
                BulkWords.tail(this, choice.row().lastFour()),
                new Span(BulkWords.lines(this, choice.row().lines()))));
        return table;
    }

    private List<Choice> ready() {
        return plan.rows().stream()
                .filter(row -> row.kind() == Kind.READY)
                .map(row -> new Choice(row, row.shops().getFirst()))
                .toList();
    }

    /** Returns all keys to enter, with the current choices. */
    private List<Choice> chosen() {
        List<Choice> all = new ArrayList<>(ready());
        doubts.forEach((row, box) -> box.getOptionalValue().ifPresent(shop -> all.add(new Choice(row, shop))));
        return all;
    }

    private void updateButton() {
        int count = chosen().size();
        button.setText(getTranslation("shop.bulk.enter", count));
        button.setVisible(count > 0);
    }

    private void enterChosen() {
        if (checkEachShopOnce()) {
            enter.accept(chosen());
        }
    }

    /** Marks a choice that would enter two keys for one shop. Returns whether there is no such choice. */
    private boolean checkEachShopOnce() {
        Set<ShopId> taken = new HashSet<>();
        ready().forEach(choice -> taken.add(choice.shop().shop()));
        for (ComboBox<Target> box : doubts.values()) {
            Target shop = box.getValue();
            if (shop != null && !taken.add(shop.shop())) {
                FieldError.say(box, getTranslation("shop.bulk.shop-twice", shop.name()));
                box.focus();
                return false;
            }
        }
        return true;
    }

    /** Moves focus from the button above to this preview. */
    void focus() {
        heading.getElement().callJsFunction("focus");
        heading.getElement().callJsFunction("scrollIntoView");
    }
}
