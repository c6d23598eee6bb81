package jp.kagiban.login.password;

import java.util.Optional;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.session.Factor;
import jp.kagiban.login.session.LoginHistory;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.shared.MemberId;
import org.springframework.stereotype.Component;

/** Checks a member's current password before they change what it guards. */
@Component
public class CurrentPassword {

    private final NewPasswords passwords;
    private final SecondFactor second;
    private final RecentProof proof;
    private final Throttle throttle;
    private final LoginHistory history;

    CurrentPassword(
            NewPasswords passwords, SecondFactor second, RecentProof proof, Throttle throttle, LoginHistory history) {
        this.passwords = passwords;
        this.second = second;
        this.proof = proof;
        this.throttle = throttle;
        this.history = history;
    }

    /**
     * Why the typed password is refused; empty if it is the member's.
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
}
