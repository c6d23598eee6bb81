package jp.kagiban.login.session;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.throttle.Refusals;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Service;

/** Whether the member on this thread has proven themselves within the last five minutes: by password, code or passkey. */
@NamedInterface("session")
@Service
public class RecentProof {

    static final Duration FRESH = Duration.ofMinutes(5);

    /** The screen on which a member changes their own login. */
    private static final String ACCOUNT = "security";

    private final SecondFactor second;
    private final CurrentMember current;
    private final SecurityContextHolderStrategy security;
    private final BrowserSession browser;
    private final Refusals refusals;
    private final Clock clock;

    RecentProof(
            SecondFactor second,
            CurrentMember current,
            SecurityContextHolderStrategy security,
            BrowserSession browser,
            Refusals refusals,
            Clock clock) {
        this.second = second;
        this.current = current;
        this.security = security;
        this.browser = browser;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** A password alone isn't enough once a second factor is set up, however new the proof is. */
    public boolean fresh() {
        @Nullable Authentication login = security.getContext().getAuthentication();
        return login != null
                && second.satisfied()
                && Factor.latestIn(login)
                        .filter(proven -> proven.plus(FRESH).isAfter(clock.instant()))
                        .isPresent();
    }

    /** @throws ProofTooOld if the member on this thread hasn't proven themselves lately; it stands in the history then */
    public void require() {
        if (!fresh()) {
            refuse(Refusals.Reason.PROOF_TOO_OLD);
        }
    }

    /** @throws ProofTooOld if the member on this thread is another, or hasn't proven themselves lately; it stands in the history then */
    public void require(UUID member) {
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

    /** Notes that they have just shown it. */
    public void renew(Factor proof) {
        browser.add(proof);
    }
}
