package jp.kagiban.shell.security;

import jakarta.servlet.http.HttpServletRequest;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.throttle.Refusals;
import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.stereotype.Component;

/**
 * Records in the history which requests of a member the filter chain has denied. Visitors who aren't logged in are sent
 * to the login instead.
 */
@Component
class DeniedRequests {

    private final CurrentMember member;
    private final Refusals refusals;

    DeniedRequests(CurrentMember member, Refusals refusals) {
        this.member = member;
        this.refusals = refusals;
    }

    @EventListener
    void denied(AuthorizationDeniedEvent<?> event) {
        if (event.getObject() instanceof HttpServletRequest request
                && member.find().isPresent()) {
            refusals.noteInLoginSpace(Refusals.screen(request.getServletPath()), Refusals.Reason.NOT_ALLOWED);
        }
    }
}
