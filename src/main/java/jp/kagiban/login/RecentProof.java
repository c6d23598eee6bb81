package jp.kagiban.login;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Service;

/** Whether the member on this thread has shown within the last five minutes that it is he: by password, code or passkey. */
@Service
public class RecentProof {

    static final Duration FRESH = Duration.ofMinutes(5);

    private final SecurityContextHolderStrategy security;
    private final BrowserLogIn browser;
    private final Clock clock;

    RecentProof(SecurityContextHolderStrategy security, BrowserLogIn browser, Clock clock) {
        this.security = security;
        this.browser = browser;
        this.clock = clock;
    }

    public boolean fresh() {
        @Nullable Authentication login = security.getContext().getAuthentication();
        return login != null
                && Factor.latestIn(login)
                        .filter(proven -> proven.plus(FRESH).isAfter(clock.instant()))
                        .isPresent();
    }

    /** @throws ProofTooOld if it isn't so */
    public void require() {
        if (!fresh()) {
            throw new ProofTooOld();
        }
    }

    /** Notes that he has just shown it. */
    void renew(Factor proof) {
        @Nullable Authentication login = security.getContext().getAuthentication();
        if (login != null) {
            browser.keep(proof.addTo(login, clock.instant()));
        }
    }
}
