package jp.kagiban.login;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.mail.MailKind;
import jp.kagiban.shared.Secret;
import jp.kagiban.vault.MemberVault;
import jp.kagiban.vault.Use;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What a member has beside his password: an app for codes, passkeys, codes on paper. Changes want a recent proof. */
@Service
public class OwnFactors {

    private final Members members;
    private final TotpRows apps;
    private final RecoveryCodes codes;
    private final PasskeyRows passkeys;
    private final MemberVault vault;
    private final RecentProof proof;
    private final FactorNews news;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OwnFactors(
            Members members,
            TotpRows apps,
            RecoveryCodes codes,
            PasskeyRows passkeys,
            MemberVault vault,
            RecentProof proof,
            FactorNews news,
            TransactionTemplate transaction,
            Clock clock) {
        this.members = members;
        this.apps = apps;
        this.codes = codes;
        this.passkeys = passkeys;
        this.vault = vault;
        this.proof = proof;
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether the member has a second factor of any kind. */
    public boolean any(UUID member) {
        return hasApp(member) || passkeys.any(member);
    }

    public boolean hasApp(UUID member) {
        return appSince(member).isPresent();
    }

    public boolean hasPasskey(UUID member) {
        return passkeys.any(member);
    }

    /** Since when the member has an app for codes; empty if he has none. */
    public Optional<Instant> appSince(UUID member) {
        return apps.find(member).map(TotpRows.App::setUpAt);
    }

    /** How many recovery codes are left. */
    public int codesLeft(UUID member) {
        return codes.left(member);
    }

    /** A new seed. Nothing is stored yet; the caller closes it. */
    public Enrolment begin(UUID member) {
        proof.require(member);
        return new Enrolment(members.findById(member).orElseThrow().email());
    }

    /**
     * Sets the app up if this is a code of it.
     *
     * @return empty if the code is wrong; else the recovery codes, which are shown this once
     * @throws ProofTooOld if the member hasn't proven himself lately
     */
    public Optional<List<String>> confirm(UUID member, Enrolment enrolment, String typed) {
        proof.require(member);
        OptionalLong step =
                withBytes(enrolment.seed(), bytes -> Totp.stepOf(bytes, SecondFactor.plain(typed), clock.instant()));
        if (step.isEmpty()) {
            return Optional.empty();
        }
        List<String> fresh = Objects.requireNonNull(transaction.execute(_ -> {
            removeApp(member);
            apps.add(member, vault.seal(member, 0, enrolment.seed()), step.getAsLong());
            news.tell(member, Action.APP_SET_UP, MailKind.APP_SET_UP);
            return codes.renew(member);
        }));
        proof.renew(Factor.CODE);
        return Optional.of(fresh);
    }

    private static <T> T withBytes(Secret seed, java.util.function.Function<byte[], T> task) {
        byte[] bytes = seed.toBytes();
        try {
            return task.apply(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** @throws ProofTooOld if the member hasn't proven himself lately */
    public void removeAppOf(UUID member) {
        proof.require(member);
        transaction.executeWithoutResult(_ -> {
            if (hasApp(member)) {
                removeApp(member);
                forgetUselessCodes(member);
                news.tell(member, Action.APP_REMOVED, MailKind.APP_REMOVED);
            }
        });
    }

    private void removeApp(UUID member) {
        apps.remove(member);
        vault.destroy(member);
    }

    /** Codes on paper stand for a factor; without one they would be a second password. */
    void forgetUselessCodes(UUID member) {
        if (!any(member)) {
            codes.forget(member);
        }
    }

    /**
     * New recovery codes in place of the earlier; they are shown this once.
     *
     * @throws ProofTooOld if the member hasn't proven himself lately
     */
    public List<String> renewCodes(UUID member) {
        proof.require(member);
        return Objects.requireNonNull(transaction.execute(_ -> {
            news.tell(member, Action.RECOVERY_CODES_RENEWED, MailKind.RECOVERY_CODES_RENEWED);
            return codes.renew(member);
        }));
    }

    /** Whether this is a code of the member's app that hasn't been used. */
    boolean takeCode(UUID member, String code) {
        Optional<TotpRows.App> app = apps.find(member);
        OptionalLong step = app.map(known -> vault.open(
                        member,
                        known.seedRevision(),
                        Use.byMember(Use.Purpose.CHECK_SECOND_FACTOR, member),
                        seed -> withBytes(seed, bytes -> Totp.stepOf(bytes, code, clock.instant()))))
                .orElse(OptionalLong.empty());
        return step.isPresent() && apps.take(member, step.getAsLong());
    }

    boolean takeRecoveryCode(UUID member, String code) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            boolean right = codes.use(member, code);
            if (right) {
                news.recoveryCodeUsed(member, codes.left(member));
            }
            return right;
        }));
    }

    /** Somebody else may have set these up, before it was proven whose the address is. */
    @EventListener
    void addressProven(AddressProven proven) {
        if (!proven.bySelf()) {
            removeApp(proven.member());
            codes.forget(proven.member());
            passkeys.removeAll(proven.member());
        }
    }
}
