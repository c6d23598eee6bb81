package jp.kagiban.login.factor;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import jp.kagiban.audit.Action;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.login.member.Members;
import jp.kagiban.login.session.Factor;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.mail.MailKind;
import jp.kagiban.shared.MemberId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets up and removes a member's authenticator app and recovery codes. Changes need a recent proof. */
@Service
public class OwnFactors {

    private final Members members;
    private final CodeApps apps;
    private final RecoveryCodes codes;
    private final RecentProof proof;
    private final FactorNews news;
    private final TransactionTemplate transaction;

    OwnFactors(
            Members members,
            CodeApps apps,
            RecoveryCodes codes,
            RecentProof proof,
            FactorNews news,
            TransactionTemplate transaction) {
        this.members = members;
        this.apps = apps;
        this.codes = codes;
        this.proof = proof;
        this.news = news;
        this.transaction = transaction;
    }

    public boolean hasApp(MemberId member) {
        return appSince(member).isPresent();
    }

    /** When the member set up an app for codes; empty if there is none. */
    public Optional<Instant> appSince(MemberId member) {
        return apps.since(member);
    }

    /** How many recovery codes are left. */
    public int codesLeft(MemberId member) {
        return codes.left(member);
    }

    /** Creates a new seed, which the caller must close. Nothing is stored yet. */
    public Enrolment begin(MemberId member) {
        proof.require(member);
        return new Enrolment(members.findById(member).orElseThrow().email());
    }

    /**
     * Sets the app up if this is one of its codes.
     *
     * @return the recovery codes, which can't be shown again; empty if the code is wrong
     * @throws ProofTooOld if the member hasn't proven themselves lately
     */
    public Optional<List<String>> confirm(MemberId member, Enrolment enrolment, String typed) {
        proof.require(member);
        OptionalLong step = apps.stepOf(enrolment, CodeCheck.plain(typed));
        if (step.isEmpty()) {
            return Optional.empty();
        }
        List<String> fresh = Objects.requireNonNull(transaction.execute(_ -> {
            proof.hold();
            apps.replace(member, enrolment, step.getAsLong());
            news.tell(member, Action.APP_SET_UP, MailKind.APP_SET_UP);
            return codes.renew(member);
        }));
        proof.renew(Factor.CODE);
        return Optional.of(fresh);
    }

    /** @throws ProofTooOld if the member hasn't proven themselves lately */
    public void removeAppOf(MemberId member) {
        proof.require(member);
        transaction.executeWithoutResult(_ -> {
            proof.hold();
            if (hasApp(member)) {
                apps.remove(member);
                codes.forgetUseless(member);
                news.tell(member, Action.APP_REMOVED, MailKind.APP_REMOVED);
            }
        });
    }

    /**
     * Replaces the recovery codes. The new ones can't be shown again.
     *
     * @throws ProofTooOld if the member hasn't proven themselves lately
     */
    public List<String> renewCodes(MemberId member) {
        proof.require(member);
        return Objects.requireNonNull(transaction.execute(_ -> {
            proof.hold();
            news.tell(member, Action.RECOVERY_CODES_RENEWED, MailKind.RECOVERY_CODES_RENEWED);
            return codes.renew(member);
        }));
    }

    /** Accepts a code of the member's app once. Returns whether it was right. */
    boolean takeCode(MemberId member, String code) {
        return apps.take(member, code);
    }

    boolean takeRecoveryCode(MemberId member, String code) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            boolean right = codes.use(member, code);
            if (right) {
                news.recoveryCodeUsed(member, codes.left(member));
            }
            return right;
        }));
    }

    /** Removes the factors, because somebody else may have set them up before the address was proven. */
    @EventListener
    void addressProven(AddressProven proven) {
        if (!proven.bySelf()) {
            apps.remove(proven.member());
            codes.forget(proven.member());
        }
    }
}
