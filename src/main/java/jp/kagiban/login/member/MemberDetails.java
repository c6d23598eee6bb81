package jp.kagiban.login.member;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Finds a member by the address typed at login. */
@Component
class MemberDetails implements UserDetailsService {

    private final Members members;

    MemberDetails(Members members) {
        this.members = members;
    }

    @Override
    public UserDetails loadUserByUsername(String email) {
        return members.findByEmail(EmailAddress.canonical(email))
                .map(MemberPrincipal::new)
                .orElseThrow(() -> new UsernameNotFoundException("No such member"));
    }
}
