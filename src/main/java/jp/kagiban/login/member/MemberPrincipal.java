package jp.kagiban.login.member;

import java.io.Serial;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** A member as Spring Security holds them. Their user name is their id, which outlives a change of address. */
public final class MemberPrincipal implements UserDetails, CredentialsContainer {

    @Serial
    private static final long serialVersionUID = 1;

    private final UUID id;
    private final long version;
    private @Nullable String password;

    public MemberPrincipal(Member member) {
        this.id = member.id().id();
        this.version = member.version();
        this.password = member.password();
    }

    /** Whether nothing of the member has changed since, so that the password is still theirs. */
    public boolean isStill(Member now) {
        return id.equals(now.id().id()) && version == now.version();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public @Nullable String getPassword() {
        return password;
    }

    @Override
    public String getUsername() {
        return id.toString();
    }

    @Override
    public void eraseCredentials() {
        password = null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MemberPrincipal principal && principal.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Member[" + id + "]";
    }
}
