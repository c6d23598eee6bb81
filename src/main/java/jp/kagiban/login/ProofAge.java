package jp.kagiban.login;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** How long ago the member on this thread has shown who they are. */
@Component
class ProofAge {

    static final Duration FRESH = Duration.ofMinutes(5);

    /** The screen on which a member changes their own login. */
    private static final String ACCOUNT = "security";

    private final SecurityContextHolderStrategy security;
    private final CurrentMember current;
    private final TotpRows apps;
    private final PasskeyRows passkeys;
    private final Refusals refusals;
    private final Clock clock;

    ProofAge(
            SecurityContextHolderStrategy security,
            CurrentMember current,
            TotpRows apps,
            PasskeyRows passkeys,
            Refusals refusals,
            Clock clock) {
        this.refusals = refusals;
        this.security = security;
        this.current = current;
        this.apps = apps;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    /** A password alone isn't enough once a second factor is set up, however new the proof is. */
    boolean fresh() {
        @Nullable Authentication login = security.getContext().getAuthentication();
        return login != null
                && (Factor.anySecondIn(login)
                        || current.find().filter(this::hasFactor).isEmpty())
                && Factor.latestIn(login)
                        .filter(proven -> proven.plus(FRESH).isAfter(clock.instant()))
                        .isPresent();
    }

    private boolean hasFactor(UUID member) {
        return apps.find(member).isPresent() || passkeys.any(member);
    }

    /** @throws ProofTooOld if the member on this thread hasn't proven themselves lately; it stands in the history then */
    void require() {
        if (!fresh()) {
            refuse(Refusals.Reason.PROOF_TOO_OLD);
        }
    }

    /** @throws ProofTooOld if the member on this thread is another, or hasn't proven themselves lately; it stands in the history then */
    void require(UUID member) {
        if (current.find().filter(member::equals).isEmpty()) {
            refuse(Refusals.Reason.NOT_ALLOWED);
        }
        require();
    }

    /** A login belongs to no company: what is kept from it stands where its changes do. */
    private void refuse(Refusals.Reason reason) {
        refusals.noteInLoginSpace(ACCOUNT, reason);
        throw new ProofTooOld();
    }
}
