package jp.kagiban.login;

import java.util.UUID;
import org.springframework.stereotype.Service;

/** Lets a member prove once more who they are, before they do something that weighs. */
@Service
public class StepUp {

    private final RecentProof proof;
    private final OwnFactors factors;
    private final SecondFactor second;
    private final PasskeyLogIns passkeys;
    private final NewPasswords passwords;
    private final LoginDelays delays;
    private final LoginHistory history;
    private final CurrentMember current;

    StepUp(
            RecentProof proof,
            OwnFactors factors,
            SecondFactor second,
            PasskeyLogIns passkeys,
            NewPasswords passwords,
            LoginDelays delays,
            LoginHistory history,
            CurrentMember current) {
        this.history = history;
        this.proof = proof;
        this.factors = factors;
        this.second = second;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.delays = delays;
        this.current = current;
    }

    /**
     * Runs the deed at once where they have proven themselves within the last five minutes; else a dialog asks, and runs it after the
     * right answer. Whoever closes the dialog leaves everything as it is. Needs the tab's lock.
     */
    public void then(Runnable deed) {
        if (proof.fresh()) {
            deed.run();
        } else {
            new ProofDialog(this, passkeys, deed).open();
        }
    }

    /** Whether {@link #then} would run a deed at once. Usable on any thread that has the member's login. */
    public boolean fresh() {
        return proof.fresh();
    }

    /**
     * For a form that asks for the password itself: only who has a second factor is asked for more, and for that one. Needs the
     * tab's lock.
     */
    public void besidePassword(Runnable deed) {
        if (factors.any(current.id())) {
            then(deed);
        } else {
            deed.run();
        }
    }

    /** With a second factor of any kind the password is not enough; beside a passkey a code from paper will do. */
    boolean wantsCode() {
        return factors.any(current.id());
    }

    boolean takesPasskey() {
        return passkeys.offered() && factors.hasPasskey(current.id());
    }

    SecondFactor.Entered prove(String typed) {
        UUID member = current.id();
        return wantsCode() ? second.prove(member, typed) : provePassword(member, typed);
    }

    private SecondFactor.Entered provePassword(UUID member, String typed) {
        String who = "proof:" + member;
        LoginDelays.Try one = delays.attempt(who, LoginDelays.Pace.PASSWORD);
        if (one.rest().isPositive()) {
            history.proofMustWait(member, Factor.PASSWORD, one.delayOf(who));
            return new SecondFactor.Entered(SecondFactor.Answer.WAIT, one.rest());
        }
        boolean right = passwords.isCurrent(member, typed);
        history.proofShown(member, Factor.PASSWORD, right);
        if (!right) {
            return SecondFactor.Entered.of(SecondFactor.Answer.WRONG);
        }
        delays.succeeded(who);
        proof.renew(Factor.PASSWORD);
        return SecondFactor.Entered.of(SecondFactor.Answer.RIGHT);
    }
}
