package jp.kagiban.operator;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Keeps all others out of the views for operators, before such a view is made. */
@Component
class OperatorGate implements VaadinServiceInitListener {

    private final Operators operators;

    OperatorGate(Operators operators) {
        this.operators = operators;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(begun -> begun.getUI().addBeforeEnterListener(this::check));
    }

    private void check(BeforeEnterEvent entering) {
        boolean forOperators = entering.getNavigationTarget().isAnnotationPresent(OperatorsOnly.class);
        if (forOperators && !operators.here()) {
            entering.rerouteToError(NotFoundException.class);
        }
    }
}
