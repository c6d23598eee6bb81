package jp.kagiban.login.member;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditActor;
import jp.kagiban.shared.CurrentRequest;
import org.springframework.stereotype.Component;

/** Whoever is logged in acts; else, in a request, nobody; else the portal itself, for its jobs and its start have no request. */
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
