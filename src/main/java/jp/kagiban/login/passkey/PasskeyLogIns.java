package jp.kagiban.login.passkey;

import java.util.Optional;
import jp.kagiban.login.factor.LoginCompletion;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.BrowserLogIn;
import jp.kagiban.login.session.Factor;
import jp.kagiban.login.session.LoginGate;
import jp.kagiban.login.session.LoginHistory;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.shared.MemberId;
import org.springframework.stereotype.Service;

/** What a passkey is good for: a whole login, the second factor of one, and a proof within a session. */
@Service
public class PasskeyLogIns {

    private final PasskeyCeremonies ceremonies;
    private final BrowserLogIn logIn;
    private final LoginCompletion completion;
    private final RecentProof proof;
    private final CurrentMember current;
    private final LoginGate gate;
    private final LoginHistory history;

    PasskeyLogIns(
            PasskeyCeremonies ceremonies,
            BrowserLogIn logIn,
            LoginCompletion completion,
            RecentProof proof,
            CurrentMember current,
            LoginGate gate,
            LoginHistory history) {
        this.ceremonies = ceremonies;
        this.logIn = logIn;
        this.completion = completion;
        this.proof = proof;
        this.current = current;
        this.gate = gate;
        this.history = history;
    }

    /** Whether the portal's address allows passkeys: one with a name, not a number. */
    public boolean offered() {
        return ceremonies.offered();
    }

    /** The same, where the member has a passkey. */
    public boolean offeredTo(MemberId member) {
        return ceremonies.offeredTo(member);
    }

    /** Asks for one of the member's passkeys where somebody is logged in, else for any of this portal. */
    public PasskeyQuestion ask() {
        return ceremonies.ask();
    }

    /** Logs in the member whose passkey it is. @return the address to go to; empty if it is none of ours */
    public Optional<String> logIn(PasskeyQuestion question, String answer) {
        if (gate.holdsPasskeysBack()) {
            return Optional.empty();
        }
        Optional<MemberId> member = ceremonies.owner(question, answer);
        if (member.isEmpty()) {
            history.strangePasskey();
        }
        return member.map(logIn::logInByPasskey);
    }

    /**
     * Takes the passkey as the second factor of the login on this thread; the session gets a new id.
     *
     * @return the address to go to; empty if it isn't the member's
     */
    public Optional<String> pass(PasskeyQuestion question, String answer) {
        if (gate.holdsPasskeysBack()) {
            return Optional.empty();
        }
        if (!isOwn(question, answer)) {
            history.factorRefused(current.id(), Factor.PASSKEY);
            return Optional.empty();
        }
        return Optional.of(completion.complete(Factor.PASSKEY));
    }

    /** Takes the passkey as a proof within the session. */
    public boolean prove(PasskeyQuestion question, String answer) {
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
