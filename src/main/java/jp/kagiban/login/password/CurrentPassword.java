package jp.kagiban.login.password;

import java.time.Duration;
import java.util.Optional;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.session.Factor;
import jp.kagiban.login.session.HashesBusy;
import jp.kagiban.login.session.LoginHistory;
import jp.kagiban.login.session.ProofResult;
import jp.kagiban.login.session.ProofResult.Outcome;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.login.throttle.LoginDelays;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.shared.MemberId;
import org.springframework.stereotype.Component;

/** Checks the current password that a logged-in member types: as a proof of identity, or before a change that needs it. */
@Component
public class CurrentPassword {

    private final NewPasswords passwords;
    private final SecondFactor second;
    private final RecentProof proof;
    private final Throttle throttle;
    private final LoginDelays delays;
    private final LoginHistory history;

    CurrentPassword(
            NewPasswords passwords,
            SecondFactor second,
            RecentProof proof,
            Throttle throttle,
            LoginDelays delays,
            LoginHistory history) {
        this.passwords = passwords;
        this.second = second;
        this.proof = proof;
        this.throttle = throttle;
        this.delays = delays;
        this.history = history;
    }

    /**
     * Checks and counts a typed password. Returns why it is refused; empty if it is the member's.
     *
     * @throws ProofTooOld if the member has a second factor and hasn't proven it lately
     */
    public Optional<AccountResult> doubt(MemberId member, String typed) {
        if (second.isSetUpBy(member)) {
            proof.require(member);
        }
        if (throttle.take(Throttle.Limit.OWN_PASSWORD, member.toString()).isPresent()) {
            return Optional.of(AccountResult.TOO_OFTEN);
        }
        if (passwords.isCurrent(member, typed)) {
            return Optional.empty();
        }
        history.proofShown(member, Factor.PASSWORD, false);
        return Optional.of(AccountResult.CURRENT_WRONG);
    }

    /** Checks the password as a proof within the member's login. Guessing is slowed down. */
    public ProofResult prove(MemberId member, String typed) {
        String counter = "proof:" + member;
        Optional<Duration> rest = throttle.take(Throttle.Limit.LOGIN_ACCOUNT, counter);
        if (rest.isPresent()) {
            history.proofMustWait(member, Factor.PASSWORD, counter);
            return ProofResult.mustWait(rest.get());
        }
        LoginDelays.Try attempt = delays.attempt(counter, LoginDelays.Pace.PASSWORD);
        if (attempt.rest().isPositive()) {
            history.proofMustWait(member, Factor.PASSWORD, attempt.delayOf(counter));
            return ProofResult.mustWait(attempt.rest());
        }
        try {
            return recordResult(member, counter, passwords.isCurrent(member, typed));
        } catch (HashesBusy busy) {
            delays.takeBack(counter, LoginDelays.Pace.PASSWORD);
            return ProofResult.mustWait(busy.rest());
        }
    }

    private ProofResult recordResult(MemberId member, String counter, boolean right) {
        history.proofShown(member, Factor.PASSWORD, right);
        if (!right) {
            return ProofResult.of(Outcome.WRONG);
        }
        delays.succeeded(counter);
        proof.renew(Factor.PASSWORD);
        return ProofResult.of(Outcome.RIGHT);
    }
}
