package jp.kagiban.login;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What a passkey is good for: a whole login, the second factor of one, and a proof within a session. */
@Service
public class PasskeyLogIns {

    private final PasskeyCeremonies ceremonies;
    private final BrowserLogIn browser;
    private final SecondFactor second;
    private final RecentProof proof;
    private final CurrentMember current;
    private final LoginGate gate;
    private final LoginHistory history;

    PasskeyLogIns(
            PasskeyCeremonies ceremonies,
            BrowserLogIn browser,
            SecondFactor second,
            RecentProof proof,
            CurrentMember current,
            LoginGate gate,
            LoginHistory history) {
        this.ceremonies = ceremonies;
        this.browser = browser;
        this.second = second;
        this.proof = proof;
        this.current = current;
        this.gate = gate;
        this.history = history;
    }

    /** Whether the portal's address allows passkeys: one with a name, not a number. */
    public boolean offered() {
        return ceremonies.offered();
    }

    /** Asks for one of the member's passkeys where somebody is logged in, else for any of this portal. */
    public PasskeyQuestion ask() {
        return ceremonies.ask();
    }

    /** Logs in whose passkey it is, and loads the page that was asked for. @return false if it is none of ours */
    public boolean logIn(PasskeyQuestion question, String answer) {
        if (gate.holdsPasskeysBack()) {
            return false;
        }
        Optional<UUID> member = ceremonies.owner(question, answer);
        member.ifPresentOrElse(browser::logInByPasskey, history::strangePasskey);
        return member.isPresent();
    }

    /** Takes the passkey as the second factor of the login on this thread. */
    public boolean pass(PasskeyQuestion question, String answer) {
        if (gate.holdsPasskeysBack()) {
            return false;
        }
        boolean own = isOwn(question, answer);
        if (own) {
            second.passedByPasskey();
        } else {
            history.factorRefused(current.id(), Factor.PASSKEY);
        }
        return own;
    }

    /** Takes the passkey as a proof within the session. */
    boolean prove(PasskeyQuestion question, String answer) {
        if (gate.holdsPasskeysBack()) {
            return false;
        }
        boolean own = isOwn(question, answer);
        if (own) {
            proof.renew(Factor.PASSKEY);
        }
        history.proofShown(current.id(), Factor.PASSKEY, own);
        return own;
    }

    private boolean isOwn(PasskeyQuestion question, String answer) {
        return ceremonies.owner(question, answer).filter(current.id()::equals).isPresent();
    }
}
