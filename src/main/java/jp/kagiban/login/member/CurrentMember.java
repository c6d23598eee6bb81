package jp.kagiban.login.member;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditActor;
import jp.kagiban.shared.CurrentRequest;
import jp.kagiban.shared.MemberId;
import org.springframework.modulith.NamedInterface;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** The member who is logged in on this thread, and the actor of this thread's audit entries. */
@NamedInterface("member")
@Component
public class CurrentMember implements AuditActor {

    private final SecurityContextHolderStrategy security;

    CurrentMember(SecurityContextHolderStrategy security) {
        this.security = security;
    }

    /** The id of the logged-in member; empty if nobody is logged in. */
    public Optional<MemberId> find() {
        Authentication login = security.getContext().getAuthentication();
        if (login == null || !login.isAuthenticated() || !(login.getPrincipal() instanceof MemberPrincipal)) {
            return Optional.empty();
        }
        return Optional.of(MemberId.of(login.getName()));
    }

    /** @throws IllegalStateException if nobody is logged in */
    public MemberId id() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is logged in here"));
    }

    /** The logged-in member. Without a login, it is nobody in a request, and the portal elsewhere, as in jobs. */
    @Override
    public Actor current() {
        Optional<String> address = CurrentRequest.find().map(HttpServletRequest::getRemoteAddr);
        return find().map(id -> Actor.member(id, address.orElse(null)))
                .orElseGet(() -> address.map(Actor::nobody).orElseGet(Actor::portal));
    }
}
