package jp.kagiban.operator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.form.FormSection;
import jp.kagiban.operator.Console;
import jp.kagiban.operator.Console.Look;
import jp.kagiban.operator.Console.Row;
import jp.kagiban.operator.Console.ShopLine;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.KeyBadges;

/** Shows a company's notices and shops, as long as one of its owners grants that. Each look is recorded. */
final class LookPart extends FormSection {

    private final Console console;
    private final TenantId tenant;

    LookPart(Console console, Row row) {
        super("operator.look.heading");
        this.console = console;
        this.tenant = row.tenancy().tenant();
        row.tenancy().supportUntil().ifPresentOrElse(this::offer, this::sayNotGranted);
    }

    private void offer(Instant until) {
        form(new Paragraph(getTranslation("operator.look.until", TimeText.minute(until))));
        actions(new Button(getTranslation("operator.look"), _ -> look()));
    }

    private void sayNotGranted() {
        form(new Paragraph(getTranslation("operator.look.not")));
    }

    private void look() {
        emptyForm();
        console.look(tenant, getLocale()).ifPresentOrElse(this::show, () -> {
            sayNothing();
            say(Severity.INFO, getTranslation("operator.look.over"));
        });
    }

    private void show(Look look) {
        say(Severity.INFO, getTranslation("operator.look.noted"));
        form(new H3(getTranslation("operator.look.notices")), notices(look.notices()));
        form(new H3(getTranslation("operator.look.shops")), shops(look.shops()));
    }

    private UnorderedList notices(List<String> headlines) {
        List<String> lines = headlines.isEmpty() ? List.of(getTranslation("notice.none")) : headlines;
        return new UnorderedList(lines.stream().map(ListItem::new).toArray(ListItem[]::new));
    }

    private DataTable shops(List<ShopLine> lines) {
        DataTable table = new DataTable(
                getTranslation("operator.look.shops"),
                getTranslation("operator.look.shop"),
                getTranslation("operator.look.key"),
                getTranslation("operator.tenant.checked"),
                getTranslation("operator.look.silent"));
        lines.forEach(line -> table.row(
                new Span(line.name()),
                KeyBadges.badge(this, line.status()),
                new Span(TenantWords.minute(line.askedAt())),
                new Span(TenantWords.minute(line.unreachableSince()))));
        return table;
    }
}
