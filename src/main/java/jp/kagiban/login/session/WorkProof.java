package jp.kagiban.login.session;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proof with which a piece of work began, of one login. It counts for that work for thirty minutes since it was shown,
 * however long nothing needs it meanwhile.
 */
public final class WorkProof {

    private final Login login;
    private final ProofTerm term;

    /**
     * Whose login it is.
     *
     * @param session null where it isn't stored
     */
    record Login(String member, @Nullable UUID session) {}

    WorkProof(Login login, ProofTerm term) {
        this.login = login;
        this.term = term;
    }

    boolean isOf(Login other) {
        return login.equals(other);
    }

    boolean counts(Instant now) {
        return ProofTerm.latest(Stream.of(term.shown()), null, now).isPresent() && now.isBefore(term.last());
    }

    /** From then on it doesn't count. */
    public Instant end() {
        return term.last();
    }
}
