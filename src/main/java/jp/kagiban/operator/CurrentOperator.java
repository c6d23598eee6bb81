package jp.kagiban.operator;

import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.throttle.Refusals;
import jp.kagiban.shared.MemberId;
import org.springframework.stereotype.Component;

/** The operator who is logged in. Other members are refused, and the history of the login space notes it. */
@Component
class CurrentOperator {

    private final Operators operators;
    private final RecentProof proof;

    CurrentOperator(Operators operators, RecentProof proof) {
        this.operators = operators;
        this.proof = proof;
    }

    /** @throws OperatorNeeded if nobody is, or they run nothing, or lack their second factor */
    MemberId id() {
        return operators.required();
    }

    /**
     * For what weighs: they must count as proven, which they do for five minutes more then.
     *
     * @param target what they want, as the history names it
     * @throws OperatorNeeded as above
     * @throws ProofTooOld if they don't
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
