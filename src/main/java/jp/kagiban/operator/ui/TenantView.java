package jp.kagiban.operator.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.form.Personal;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.operator.Console;
import jp.kagiban.operator.Console.Row;
import jp.kagiban.operator.OperatorsOnly;
import jp.kagiban.shared.TenantId;

/** Shows one company to operators. */
@Route("operator/tenants/:tenant")
@PermitAll
@Personal
@OperatorsOnly
class TenantView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Console console;
    private final StepUp stepUp;
    private String name = "";

    TenantView(Console console, StepUp stepUp) {
        this.console = console;
        this.stepUp = stepUp;
        addClassNames("kb-page", "kb-operator");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        Optional<Row> row = entering.getRouteParameters()
                .get("tenant")
                .flatMap(TenantView::id)
                .flatMap(console::of);
        row.ifPresentOrElse(this::show, () -> entering.rerouteToError(NotFoundException.class));
    }

    private static Optional<TenantId> id(String typed) {
        try {
            return Optional.of(TenantId.of(typed)).filter(id -> id.toString().equals(typed));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    private void show(Row row) {
        name = row.tenancy().name();
        TenantId tenant = row.tenancy().tenant();
        removeAll();
        add(
                new PageHeader(name).back(new Anchor("operator", getTranslation("operator.title"))),
                facts(row),
                new SuspensionPart(
                        console, stepUp, row, () -> console.of(tenant).ifPresent(this::show)),
                new LookPart(console, row));
    }

    private Facts facts(Row row) {
        return new Facts()
                .fact(getTranslation("operator.tenant.state"), TenantWords.state(this, row))
                .fact(
                        getTranslation("operator.tenant.opened"),
                        TimeText.minute(row.tenancy().openedAt()))
                .fact(
                        getTranslation("operator.tenant.members"),
                        String.valueOf(row.tenancy().members()))
                .fact(getTranslation("operator.tenant.shops"), String.valueOf(row.shops()))
                .fact(getTranslation("operator.tenant.worst"), TenantWords.worst(this, row.worst()))
                .fact(getTranslation("operator.tenant.checked"), TenantWords.minute(row.lastCheck()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("operator.tenant.title", name) + getTranslation("kit.title.tail");
    }
}
