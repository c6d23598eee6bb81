package jp.kagiban.login.member;

import java.util.Optional;
import jp.kagiban.shared.MemberId;
import org.springframework.modulith.NamedInterface;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** The member who is logged in on this thread. */
@NamedInterface("member")
@Component
public class CurrentMember {

    private final SecurityContextHolderStrategy security;

    CurrentMember(SecurityContextHolderStrategy security) {
        this.security = security;
    }

    /** Empty where nobody is logged in. */
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
}
