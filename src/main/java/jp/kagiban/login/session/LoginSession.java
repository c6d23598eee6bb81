package jp.kagiban.login.session;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Which login it is; it lies in the HTTP session as the details of the authentication. */
record LoginSession(UUID id, Instant startedAt, ProofNeeded proofNeeded) implements Serializable {

    private static final long serialVersionUID = 1;

    LoginSession(UUID id, Instant startedAt) {
        this(id, startedAt, new ProofNeeded());
    }

    static Optional<LoginSession> of(@Nullable Authentication login) {
        return login != null && login.getDetails() instanceof LoginSession session
                ? Optional.of(session)
                : Optional.empty();
    }
}
