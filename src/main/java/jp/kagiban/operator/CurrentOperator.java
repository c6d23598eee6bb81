package jp.kagiban.operator;

import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.throttle.Refusals;
import jp.kagiban.shared.MemberId;
import org.springframework.stereotype.Component;

/** Returns the operator who is logged in. Refuses other members, and records it in the history of the login space. */
@Component
class CurrentOperator {

    private final Operators operators;
    private final RecentProof proof;

    CurrentOperator(Operators operators, RecentProof proof) {
        this.operators = operators;
        this.proof = proof;
    }

    /**
     * Returns the operator's id.
     *
     * @throws OperatorNeeded if nobody is logged in, or the member isn't an operator, or lacks their second factor
     */
    MemberId id() {
        return operators.required();
    }

    /**
     * Returns the id of an operator with a recent proof of identity, for important actions. The action makes the proof
     * valid for five more minutes.
     *
     * @param target the action, as the history names it
     * @throws OperatorNeeded as for {@link #id}
     * @throws ProofTooOld if the proof is too old
     */
    MemberId fresh(String target) {
        MemberId operator = id();
        if (!proof.use()) {
            operators.refused(target, Refusals.Reason.PROOF_TOO_OLD);
            throw new ProofTooOld();
        }
        return operator;
    }
}
