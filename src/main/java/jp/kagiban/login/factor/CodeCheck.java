package jp.kagiban.login.factor;

import java.util.regex.Pattern;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.Factor;
import jp.kagiban.login.session.LoginHistory;
import jp.kagiban.login.session.ProofResult;
import jp.kagiban.login.session.ProofResult.Outcome;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TypedText;
import org.springframework.stereotype.Service;

/** Takes the codes that a member types, from their app or from paper: as the second factor of a login, and as a proof within one. */
@Service
public class CodeCheck {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{" + Totp.DIGITS + "}");
    private static final int LONGEST = 100;

    private final OwnFactors factors;
    private final SecondFactor second;
    private final CurrentMember current;
    private final FactorTries tries;
    private final RecentProof proof;
    private final LoginHistory history;

    CodeCheck(
            OwnFactors factors,
            SecondFactor second,
            CurrentMember current,
            FactorTries tries,
            RecentProof proof,
            LoginHistory history) {
        this.factors = factors;
        this.second = second;
        this.current = current;
        this.tries = tries;
        this.proof = proof;
        this.history = history;
    }

    /** Takes a code as the second factor of the login on this thread. A right one gives the session a new id. */
    public ProofResult enter(String typed) {
        MemberId member = current.id();
        Factor kind = kindOf(plain(typed));
        FactorTries.Try one = tries.atLogin(member);
        ProofResult result = check(one, member, typed);
        switch (result.outcome()) {
            case RIGHT -> result = result.leadingTo(second.complete(kind));
            case WRONG -> history.factorRefused(member, kind);
            case WAIT -> history.factorMustWait(member, kind, one.delay());
        }
        return result;
    }

    /** Takes a code as a proof within the session. */
    public ProofResult prove(String typed) {
        MemberId member = current.id();
        Factor kind = kindOf(plain(typed));
        FactorTries.Try one = tries.within(member);
        ProofResult result = check(one, member, typed);
        switch (result.outcome()) {
            case RIGHT -> shown(member, kind);
            case WRONG -> history.proofShown(member, kind, false);
            case WAIT -> history.proofMustWait(member, kind, one.delay());
        }
        return result;
    }

    private void shown(MemberId member, Factor kind) {
        tries.shown(member);
        proof.renew(kind);
        history.proofShown(member, kind, true);
    }

    private ProofResult check(FactorTries.Try one, MemberId member, String typed) {
        if (one.rest().isPositive()) {
            return ProofResult.mustWait(one.rest());
        }
        if (isRight(member, plain(typed))) {
            tries.right(one);
            return ProofResult.of(Outcome.RIGHT);
        }
        ProofResult wrong = ProofResult.of(Outcome.WRONG);
        return tries.wrong(one, member) ? wrong.leadingTo("login") : wrong;
    }

    private boolean isRight(MemberId member, String code) {
        if (kindOf(code) == Factor.CODE) {
            return factors.takeCode(member, code);
        }
        return !code.isEmpty() && code.length() <= LONGEST && factors.takeRecoveryCode(member, code);
    }

    private static Factor kindOf(String code) {
        return DIGITS.matcher(code).matches() ? Factor.CODE : Factor.RECOVERY_CODE;
    }

    /** Without blanks, and in the narrow digits: Japanese keyboards type wide ones. */
    public static String plain(String typed) {
        return TypedText.narrow(typed).replaceAll("\\s", "");
    }
}
