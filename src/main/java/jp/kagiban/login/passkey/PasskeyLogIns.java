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

/** Uses of a passkey: a whole login, the second factor of a login, and a proof within a session. */
@Service
public class PasskeyLogIns {

    private final PasskeyCeremonies ceremonies;
    private final SessionStarter logIn;
    private final SecondFactor second;
    private final RecentProof proof;
    private final CurrentMember current;
    private final LoginGate gate;
    private final LoginHistory history;

    PasskeyLogIns(
            PasskeyCeremonies ceremonies,
            SessionStarter logIn,
            SecondFactor second,
            RecentProof proof,
            CurrentMember current,
            LoginGate gate,
            LoginHistory history) {
        this.ceremonies = ceremonies;
        this.logIn = logIn;
        this.second = second;
        this.proof = proof;
        this.current = current;
        this.gate = gate;
        this.history = history;
    }

    /**
     * Asks a browser for a passkey. It lives in the page that asks, and is answered once.
     *
     * @param json the question as WebAuthn has it
     */
    public record Question(PublicKeyCredentialRequestOptions options, String json, Instant askedAt) {

        @Override
        public String toString() {
            return "Question[]";
        }
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
    public Question ask() {
        return ceremonies.ask();
    }

    /** Logs in the member whose passkey it is. @return the address to go to; empty if it is none of ours */
    public Optional<String> logIn(Question question, String answer) {
        if (gate.holdsPasskeysBack()) {
            return Optional.empty();
        }
        Optional<PasskeyCeremonies.Shown> shown = ceremonies.shown(question, answer);
        if (shown.isEmpty()) {
            history.strangePasskey();
        }
        return shown.flatMap(one -> logIn.logInByPasskey(one.owner(), () -> ceremonies.isThere(one)));
    }

    /**
     * Takes the passkey as the second factor of the login on this thread; the session gets a new id.
     *
     * @return the address to go to; empty if it isn't the member's
     */
    public Optional<String> pass(Question question, String answer) {
        if (gate.holdsPasskeysBack()) {
            return Optional.empty();
        }
        if (!isOwn(question, answer)) {
            history.factorRefused(current.id(), Factor.PASSKEY);
            return Optional.empty();
        }
        return Optional.of(second.complete(Factor.PASSKEY));
    }

    /** Takes the passkey as a proof within the session. */
    public boolean prove(Question question, String answer) {
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

    private boolean isOwn(Question question, String answer) {
        return ceremonies
                .shown(question, answer)
                .filter(shown -> shown.owner().equals(current.id()))
                .isPresent();
    }
}
