package jp.kagiban.login;

import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** The login of a member as the login form would leave it. */
@TestComponent
public class TestLogin {

    private final Members members;

    TestLogin(Members members) {
        this.members = members;
    }

    public Authentication of(UUID member) {
        MemberPrincipal principal = new MemberPrincipal(members.findById(member).orElseThrow());
        return UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities());
    }
}
