package jp.kagiban.login.password;

import jp.kagiban.login.session.Factor;
import jp.kagiban.login.session.HashesBusy;
import jp.kagiban.login.session.LoginHistory;
import jp.kagiban.login.session.ProofResult;
import jp.kagiban.login.session.ProofResult.Outcome;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.throttle.LoginDelays;
import jp.kagiban.shared.MemberId;
import org.springframework.stereotype.Service;

/** Takes the password that a member types as a proof within their session. Guessing is slowed down. */
@Service
public class PasswordProof {

    private final NewPasswords passwords;
    private final LoginDelays delays;
    private final LoginHistory history;
    private final RecentProof proof;

    PasswordProof(NewPasswords passwords, LoginDelays delays, LoginHistory history, RecentProof proof) {
        this.passwords = passwords;
        this.delays = delays;
        this.history = history;
        this.proof = proof;
    }

    public ProofResult prove(MemberId member, String typed) {
        String who = "proof:" + member;
        LoginDelays.Try one = delays.attempt(who, LoginDelays.Pace.PASSWORD);
        if (one.rest().isPositive()) {
            history.proofMustWait(member, Factor.PASSWORD, one.delayOf(who));
            return ProofResult.mustWait(one.rest());
        }
        try {
            return proof(member, who, passwords.isCurrent(member, typed));
        } catch (HashesBusy busy) {
            delays.takeBack(who, LoginDelays.Pace.PASSWORD);
            return ProofResult.mustWait(busy.rest());
        }
    }

    private ProofResult proof(MemberId member, String who, boolean right) {
        history.proofShown(member, Factor.PASSWORD, right);
        if (!right) {
            return ProofResult.of(Outcome.WRONG);
        }
        delays.succeeded(who);
        proof.renew(Factor.PASSWORD);
        return ProofResult.of(Outcome.RIGHT);
    }
}
