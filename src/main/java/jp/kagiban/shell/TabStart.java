package jp.kagiban.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jp.kagiban.login.CurrentMember;
import jp.kagiban.tenancy.Memberships;
import org.springframework.stereotype.Component;

/**
 * Gives a new tab its tenant before its first view is made, and reads the membership again before each later one: a member
 * who has been removed gets no further view.
 */
@Component
class TabStart implements VaadinServiceInitListener {

    private final CurrentMember member;
    private final Memberships memberships;

    TabStart(CurrentMember member, Memberships memberships) {
        this.member = member;
        this.memberships = memberships;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(this::begin);
        event.getSource()
                .addSessionInitListener(started -> started.getSession().setErrorHandler(new UnexpectedFault()));
    }

    private void begin(UIInitEvent event) {
        UI ui = event.getUI();
        LocaleChoice.apply(ui);
        SchemeChoice.apply(ui);
        member.find()
                .ifPresent(
                        id -> memberships.tenantsOf(id).stream().findFirst().ifPresent(tenant -> Tabs.fix(ui, tenant)));
        ui.addBeforeEnterListener(entering -> check(ui, entering));
    }

    private void check(UI ui, BeforeEnterEvent entering) {
        boolean open = entering.getNavigationTarget().isAnnotationPresent(AnonymousAllowed.class);
        if (!open && !belongs(ui)) {
            entering.rerouteToError(NoCompany.class);
        }
    }

    private boolean belongs(UI ui) {
        return member.find()
                .flatMap(id -> Tabs.tenantOf(ui).flatMap(tenant -> memberships.role(tenant, id)))
                .isPresent();
    }
}
