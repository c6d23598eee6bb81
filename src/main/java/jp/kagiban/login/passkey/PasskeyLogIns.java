package jp.kagiban.login.passkey;

import java.time.Instant;
import java.util.Optional;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.Factor;
import jp.kagiban.login.session.LoginGate;
import jp.kagiban.login.session.LoginHistory;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.login.session.SessionStarter;
import jp.kagiban.shared.MemberId;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Service;

/** Accepts a passkey as a whole login, as the second factor of a login, or as a proof within a session. */
@Service
public class PasskeyLogIns {

    private final PasskeyCeremonies ceremonies;
    private final SessionStarter sessions;
    private final SecondFactor second;
    private final RecentProof proof;
    private final CurrentMember current;
    private final LoginGate gate;
    private final LoginHistory history;

    PasskeyLogIns(
            PasskeyCeremonies ceremonies,
            SessionStarter sessions,
            SecondFactor second,
            RecentProof proof,
            CurrentMember current,
            LoginGate gate,
            LoginHistory history) {
        this.ceremonies = ceremonies;
        this.sessions = sessions;
        this.second = second;
        this.proof = proof;
        this.current = current;
        this.gate = gate;
        this.history = history;
    }

    /**
     * A request to a browser for a passkey. The page that asks keeps it, and accepts one answer.
     *
     * @param json the question in WebAuthn's form
     */
    public record Question(PublicKeyCredentialRequestOptions options, String json, Instant askedAt) {

        @Override
        public String toString() {
            return "Question[]";
        }
    }

    /** Whether the portal's address allows passkeys: its host must be a name, not a number. */
    public boolean offered() {
        return ceremonies.offered();
    }

    /** Whether passkeys are allowed, and the member has one. */
    public boolean offeredTo(MemberId member) {
        return ceremonies.offeredTo(member);
    }

    /** Asks for a passkey of the logged-in member; without a login, for any passkey of this portal. */
    public Question ask() {
        return ceremonies.ask();
    }

    /** Logs in the passkey's owner. @return the URL to open; empty if the answer is wrong or the passkey unknown */
    public Optional<String> logIn(Question question, String answer) {
        if (gate.holdsPasskeysBack()) {
            return Optional.empty();
        }
        Optional<PasskeyCeremonies.Shown> shown = ceremonies.check(question, answer);
        if (shown.isEmpty()) {
            history.strangePasskey();
        }
        return shown.flatMap(passkey -> sessions.logInByPasskey(passkey.owner(), () -> ceremonies.exists(passkey)));
    }

    /**
     * Accepts the passkey as the second factor of the login on this thread. The session gets a new id.
     *
     * @return the URL to open; empty if the passkey isn't the member's
     */
    public Optional<String> pass(Question question, String answer) {
        if (gate.holdsPasskeysBack(current.id())) {
            return Optional.empty();
        }
        if (!isOwn(question, answer)) {
            history.factorRefused(current.id(), Factor.PASSKEY);
            return Optional.empty();
        }
        return Optional.of(second.complete(Factor.PASSKEY));
    }

    /** Accepts the passkey as a proof within the session. @return whether it is the member's */
    public boolean prove(Question question, String answer) {
        if (gate.holdsPasskeysBack(current.id())) {
            return false;
        }
        boolean own = isOwn(question, answer);
        if (own) {
            proof.renew(Factor.PASSKEY);
        }
        history.proofShown(current.id(), Factor.PASSKEY, own);
        return own;
    }

    private boolean isOwn(Question question, String answer) {
        return ceremonies
                .check(question, answer)
                .filter(shown -> shown.owner().equals(current.id()))
                .isPresent();
    }
}
