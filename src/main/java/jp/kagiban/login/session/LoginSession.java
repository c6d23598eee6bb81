package jp.kagiban.login.session;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Identifies a login, and knows when an action last needed a proof. The HTTP session holds it as the details of the
 * authentication. Pages and downloads set the time on threads of their own.
 */
final class LoginSession implements Serializable {

    private static final long serialVersionUID = 1;

    private final UUID id;
    private volatile @Nullable Instant proofNeeded;

    LoginSession(UUID id) {
        this.id = id;
    }

    static Optional<LoginSession> of(@Nullable Authentication login) {
        return login != null && login.getDetails() instanceof LoginSession session
                ? Optional.of(session)
                : Optional.empty();
    }

    UUID id() {
        return id;
    }

    /** Null if no action has needed a proof yet. */
    @Nullable
    Instant proofNeeded() {
        return proofNeeded;
    }

    void proofNeeded(Instant at) {
        proofNeeded = at;
    }
}
