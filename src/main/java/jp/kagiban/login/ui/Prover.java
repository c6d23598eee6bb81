package jp.kagiban.login.ui;

import jp.kagiban.login.factor.CodeCheck;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.passkey.PasskeyLogIns;
import jp.kagiban.login.password.PasswordProof;
import jp.kagiban.login.session.ProofResult;
import jp.kagiban.login.session.SecondFactor;
import org.springframework.stereotype.Service;

/** By what the member who is logged in can prove themselves, and whether they have. */
@Service
class Prover {

    private final SecondFactor second;
    private final CodeCheck codes;
    private final PasskeyLogIns passkeys;
    private final PasswordProof passwords;
    private final CurrentMember current;

    Prover(
            SecondFactor second,
            CodeCheck codes,
            PasskeyLogIns passkeys,
            PasswordProof passwords,
            CurrentMember current) {
        this.second = second;
        this.codes = codes;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.current = current;
    }

    /** Once any second factor is set up the password is not enough; a code from paper stands in for a passkey. */
    boolean wantsCode() {
        return second.isSetUpBy(current.id());
    }

    boolean takesPasskey() {
        return passkeys.offeredTo(current.id());
    }

    PasskeyLogIns passkeys() {
        return passkeys;
    }

    ProofResult prove(String typed) {
        return wantsCode() ? codes.prove(typed) : passwords.prove(current.id(), typed);
    }
}
