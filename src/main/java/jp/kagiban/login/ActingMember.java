package jp.kagiban.login;

import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditActor;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Whoever is logged in acts; else, in a request, nobody; else the portal itself, for its jobs and its start have no request. */
@Component
class ActingMember implements AuditActor {

    private final CurrentMember member;

    ActingMember(CurrentMember member) {
        this.member = member;
    }

    @Override
    public Actor current() {
        ServletRequestAttributes request =
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web ? web : null;
        String address = request == null ? null : request.getRequest().getRemoteAddr();
        return member.find()
                .map(id -> Actor.member(id, address))
                .orElseGet(() -> request == null ? Actor.portal() : Actor.nobody(address));
    }
}
