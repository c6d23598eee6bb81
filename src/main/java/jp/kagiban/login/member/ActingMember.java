package jp.kagiban.login.member;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditActor;
import jp.kagiban.shared.CurrentRequest;
import org.springframework.stereotype.Component;

/**
 * The actor of audit entries: the logged-in member; in a request without a login nobody; without a request, as in jobs, the
 * portal.
 */
@Component
class ActingMember implements AuditActor {

    private final CurrentMember member;

    ActingMember(CurrentMember member) {
        this.member = member;
    }

    @Override
    public Actor current() {
        Optional<String> address = CurrentRequest.find().map(HttpServletRequest::getRemoteAddr);
        return member.find()
                .map(id -> Actor.member(id, address.orElse(null)))
                .orElseGet(() -> address.map(Actor::nobody).orElseGet(Actor::portal));
    }
}
