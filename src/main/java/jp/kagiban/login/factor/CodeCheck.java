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

/** Checks the codes of a member's app, and recovery codes: as the second factor of a login, or as a proof within a session. */
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

    /** Checks a code as the second factor of the login on this thread. If it is right, the session gets a new id. */
    public ProofResult enter(String typed) {
        MemberId member = current.id();
        Factor kind = kindOf(plain(typed));
        FactorTries.Try attempt = tries.atLogin(member);
        ProofResult result = check(attempt, member, typed);
        switch (result.outcome()) {
            case RIGHT -> result = result.leadingTo(second.complete(kind));
            case WRONG -> history.factorRefused(member, kind);
            case WAIT -> history.factorMustWait(member, kind, attempt.delay());
        }
        return result;
    }

    /** Checks a code as a proof within the session. */
    public ProofResult prove(String typed) {
        MemberId member = current.id();
        Factor kind = kindOf(plain(typed));
        FactorTries.Try attempt = tries.within(member);
        ProofResult result = check(attempt, member, typed);
        switch (result.outcome()) {
            case RIGHT -> recordProof(member, kind);
            case WRONG -> history.proofShown(member, kind, false);
            case WAIT -> history.proofMustWait(member, kind, attempt.delay());
        }
        return result;
    }

    private void recordProof(MemberId member, Factor kind) {
        tries.shown(member);
        proof.renew(kind);
        history.proofShown(member, kind, true);
    }

    private ProofResult check(FactorTries.Try attempt, MemberId member, String typed) {
        if (attempt.rest().isPositive()) {
            return ProofResult.mustWait(attempt.rest());
        }
        if (isRight(member, plain(typed))) {
            tries.right(attempt);
            return ProofResult.of(Outcome.RIGHT);
        }
        ProofResult wrong = ProofResult.of(Outcome.WRONG);
        return tries.wrong(attempt, member) ? wrong.leadingTo("login") : wrong;
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

    /** Removes blanks, and converts the full-width digits that Japanese keyboards type. */
    public static String plain(String typed) {
        return TypedText.narrow(typed).replaceAll("\\s", "");
    }
}
