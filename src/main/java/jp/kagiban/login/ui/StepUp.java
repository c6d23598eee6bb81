package jp.kagiban.login.ui;

import jp.kagiban.login.factor.CodeCheck;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.passkey.PasskeyLogIns;
import jp.kagiban.login.password.PasswordProof;
import jp.kagiban.login.session.ProofResult;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.session.SecondFactor;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;

/** Asks a member to prove themselves once more before a sensitive action. */
@NamedInterface("ui")
@Service
public class StepUp {

    private final RecentProof proof;
    private final SecondFactor second;
    private final CodeCheck codes;
    private final PasskeyLogIns passkeys;
    private final PasswordProof passwords;
    private final CurrentMember current;

    StepUp(
            RecentProof proof,
            SecondFactor second,
            CodeCheck codes,
            PasskeyLogIns passkeys,
            PasswordProof passwords,
            CurrentMember current) {
        this.proof = proof;
        this.second = second;
        this.codes = codes;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.current = current;
    }

    /**
     * Runs the deed at once if they have proven themselves within the last five minutes. Otherwise a dialog asks, and runs it
     * after the right answer; closing the dialog changes nothing. Needs the tab's lock.
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
     * For a form that asks for the password itself: only a member with a second factor is asked for more, namely for that
     * factor. Needs the tab's lock.
     */
    public void besidePassword(Runnable deed) {
        if (second.isSetUpBy(current.id())) {
            then(deed);
        } else {
            deed.run();
        }
    }

    /** Once any second factor is set up the password is not enough; a code from paper stands in for a passkey. */
    boolean wantsCode() {
        return second.isSetUpBy(current.id());
    }

    boolean takesPasskey() {
        return passkeys.offeredTo(current.id());
    }

    ProofResult prove(String typed) {
        return wantsCode() ? codes.prove(typed) : passwords.prove(current.id(), typed);
    }
}
