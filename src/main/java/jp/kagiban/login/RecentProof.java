package jp.kagiban.login;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Service;

/** Whether the member on this thread has shown within the last five minutes who they are: by password, code or passkey. */
@Service
public class RecentProof {

    private final ProofAge age;
    private final SecurityContextHolderStrategy security;
    private final BrowserLogIn browser;
    private final Clock clock;

    RecentProof(ProofAge age, SecurityContextHolderStrategy security, BrowserLogIn browser, Clock clock) {
        this.age = age;
        this.security = security;
        this.browser = browser;
        this.clock = clock;
    }

    public boolean fresh() {
        return age.fresh();
    }

    /** @throws ProofTooOld if it isn't so */
    void require() {
        age.require();
    }

    /** @throws ProofTooOld if it isn't so, or if the member on this thread is another */
    void require(UUID member) {
        age.require(member);
    }

    /** Notes that they have just shown it. */
    void renew(Factor proof) {
        @Nullable Authentication login = security.getContext().getAuthentication();
        if (login != null) {
            browser.keep(proof.addTo(login, clock.instant()));
        }
    }
}
