package jp.kagiban.login.session;

import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** A means by which a member proves their identity in a login. Each is granted as an authority with its time. */
public enum Factor {
    /** The password. */
    PASSWORD(FactorGrantedAuthority.PASSWORD_AUTHORITY, false),
    /** A code of an app. */
    CODE("FACTOR_TOTP", true),
    /** A recovery code. */
    RECOVERY_CODE("FACTOR_RECOVERY_CODE", true),
    /** A passkey with user verification, so it counts as both factors. */
    PASSKEY(FactorGrantedAuthority.WEBAUTHN_AUTHORITY, true);

    private final String authority;
    private final boolean second;

    Factor(String authority, boolean second) {
        this.authority = authority;
        this.second = second;
    }

    FactorGrantedAuthority at(Instant instant) {
        return FactorGrantedAuthority.withAuthority(authority).issuedAt(instant).build();
    }

    private boolean isIn(Authentication login) {
        return login.getAuthorities().stream().anyMatch(granted -> authority.equals(granted.getAuthority()));
    }

    /** Whether the login has more than a password. */
    static boolean anySecondIn(Authentication login) {
        for (Factor factor : values()) {
            if (factor.second && factor.isIn(login)) {
                return true;
            }
        }
        return false;
    }

    /** When each factor was last proven in this login. */
    static Stream<Instant> instantsIn(Authentication login) {
        return login.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(granted -> ((FactorGrantedAuthority) granted).getIssuedAt());
    }

    /** Returns the login with this proof added, in place of an earlier one of its kind. */
    Authentication addTo(Authentication login, Instant now) {
        return login.toBuilder()
                .authorities(granted -> {
                    granted.removeIf(earlier -> authority.equals(earlier.getAuthority()));
                    granted.add(at(now));
                })
                .build();
    }
}
