package jp.kagiban.operator;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jp.kagiban.login.session.SecondFactor;
import org.springframework.stereotype.Component;

/** Keeps all others out of the views for operators, before such a view is made. */
@Component
class OperatorGate implements VaadinServiceInitListener {

    private final Operators operators;
    private final SecondFactor factor;

    OperatorGate(Operators operators, SecondFactor factor) {
        this.factor = factor;
        this.operators = operators;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(begun -> begun.getUI().addBeforeEnterListener(this::check));
    }

    private void check(BeforeEnterEvent entering) {
        boolean forOperators = entering.getNavigationTarget().isAnnotationPresent(OperatorsOnly.class);
        if (!forOperators || operators.here() || factor.missing()) {
            // Members who have yet to show their second factor are led to its page by the check that all views have.
            return;
        }
        if (operators.lacksFactor()) {
            entering.forwardTo("security");
        } else {
            operators.refused(entering.getLocation().getPath());
            entering.rerouteToError(NotFoundException.class);
        }
    }
}
