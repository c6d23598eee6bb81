package jp.kagiban.operator.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.form.Personal;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.operator.AlarmDesk;
import jp.kagiban.operator.Console;
import jp.kagiban.operator.MachineryDesk;
import jp.kagiban.operator.OperatorsOnly;
import jp.kagiban.operator.PostDesk;
import jp.kagiban.operator.VaultDesk;

/** Shows the state of the portal, and all its companies. */
@Route("operator")
@PermitAll
@Personal
@OperatorsOnly
class OperatorView extends Div implements HasDynamicTitle {

    OperatorView(
            Console console, MachineryDesk machinery, VaultDesk vault, AlarmDesk alarms, PostDesk post, StepUp stepUp) {
        addClassNames("kb-page", "kb-operator");
        MachineryPart state = new MachineryPart(machinery);
        add(
                new PageHeader(getTranslation("operator.title"))
                        .actions(new Anchor("operator/history", getTranslation("operator.history"))),
                state,
                new AlarmsPart(alarms, state::draw),
                new AttemptsPart(machinery),
                new PostPart(post),
                new TenantList(console),
                new InvitePart(console, stepUp),
                new VaultPart(vault, stepUp));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("operator.title") + getTranslation("kit.title.tail");
    }
}
