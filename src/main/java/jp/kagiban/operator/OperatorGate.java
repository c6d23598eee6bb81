package jp.kagiban.operator;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.function.Supplier;
import jp.kagiban.kit.SectionPage;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.login.ui.PageBehindFactor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Keeps other members out of the views for operators, before such a view is made. Shows version, commit and metrics
 * only to operators, because a version tells strangers which holes it has.
 */
@Component
class OperatorGate implements VaadinServiceInitListener, AuthorizationManager<RequestAuthorizationContext> {

    private final Operators operators;
    private final SecondFactor factor;

    OperatorGate(Operators operators, SecondFactor factor) {
        this.factor = factor;
        this.operators = operators;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(opened -> opened.getUI().addBeforeEnterListener(this::check));
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> login, RequestAuthorizationContext request) {
        return new AuthorizationDecision(operators.here());
    }

    private void check(BeforeEnterEvent entering) {
        boolean forOperators = entering.getNavigationTarget().isAnnotationPresent(OperatorsOnly.class);
        if (!forOperators || operators.here() || factor.missing()) {
            // The check that all views have leads members without their second factor to its page.
            return;
        }
        if (operators.lacksFactor()) {
            PageBehindFactor.remember(entering.getUI(), entering.getLocation());
            entering.forwardTo("security", SectionPage.query("factor"));
        } else {
            operators.refused(entering.getLocation().getPath());
            entering.rerouteToError(NotFoundException.class);
        }
    }
}
