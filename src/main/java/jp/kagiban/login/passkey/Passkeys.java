package jp.kagiban.login.passkey;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import jp.kagiban.audit.Action;
import jp.kagiban.login.factor.FactorNews;
import jp.kagiban.login.factor.RecoveryCodes;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.Factor;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.mail.MailKind;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PlainText;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds, lists and removes a member's own passkeys. */
@Service
public class Passkeys {

    public static final int LONGEST_NAME = 100;

    /** The maximum number of a member's passkeys. */
    public static final int MOST = 20;

    private final PasskeyCeremonies ceremonies;
    private final PasskeyRows rows;
    private final SecondFactor second;
    private final RecoveryCodes codes;
    private final RecentProof proof;
    private final CurrentMember current;
    private final FactorNews news;
    private final TransactionTemplate transaction;

    Passkeys(
            PasskeyCeremonies ceremonies,
            PasskeyRows rows,
            SecondFactor second,
            RecoveryCodes codes,
            RecentProof proof,
            CurrentMember current,
            FactorNews news,
            TransactionTemplate transaction) {
        this.ceremonies = ceremonies;
        this.rows = rows;
        this.second = second;
        this.codes = codes;
        this.proof = proof;
        this.current = current;
        this.news = news;
        this.transaction = transaction;
    }

    /**
     * A member's passkey.
     *
     * @param lastUsedAt when it was last used; if never, when it was added
     */
    public record Passkey(String id, String name, Instant addedAt, Instant lastUsedAt) {}

    /**
     * A request to a browser to create a passkey. The page that asks keeps it, and accepts one answer.
     *
     * @param json the offer in WebAuthn's form
     */
    public record Offer(PublicKeyCredentialCreationOptions options, String json, Instant askedAt) {

        @Override
        public String toString() {
            return "Offer[]";
        }
    }

    /** Whether the portal's address allows passkeys: its host must be a name, not a number. */
    public boolean offered() {
        return ceremonies.offered();
    }

    public List<Passkey> of(MemberId member) {
        return rows.findByUserId(PasskeyRows.handle(member)).stream()
                .map(Passkeys::passkey)
                .toList();
    }

    private static Passkey passkey(CredentialRecord record) {
        return new Passkey(
                HexFormat.of().formatHex(record.getCredentialId().getBytes()),
                record.getLabel(),
                record.getCreated(),
                record.getLastUsed());
    }

    /**
     * Returns a request for the browser to create a passkey for the logged-in member.
     *
     * @throws ProofTooOld if they haven't proven themselves lately
     */
    public Offer offer() {
        proof.require();
        return ceremonies.offer(current.id());
    }

    /** Whether the name of a passkey can be stored and shown as typed; blanks around it don't count. */
    public static boolean nameFits(String typed) {
        String name = typed.strip();
        return name.length() <= LONGEST_NAME && PlainText.isWritable(name);
    }

    /** The name to store: a dash if the member has typed none. */
    private static String storedName(String typed) {
        String name = typed.strip();
        return name.isEmpty() ? "–" : name;
    }

    /** The result of adding a passkey. */
    public record Added(boolean done, List<String> recoveryCodes) {}

    /**
     * Stores the browser's new passkey. If the member had no second factor before, they also get recovery codes, which
     * are shown once.
     *
     * <p>Refused if the member has {@link #MOST} passkeys already.
     *
     * @param name the name in the member's list; refused if it doesn't {@linkplain #nameFits fit}
     * @throws ProofTooOld if they haven't proven themselves lately
     */
    public Added add(Offer offer, String answer, String name) {
        proof.require();
        if (!nameFits(name)) {
            return new Added(false, List.of());
        }
        MemberId member = current.id();
        Added added = Objects.requireNonNull(transaction.execute(_ -> {
            proof.hold();
            boolean hadNoSecondFactor = !second.isSetUpBy(member);
            return rows.count(member) < MOST && ceremonies.register(offer, answer, storedName(name))
                    ? added(member, hadNoSecondFactor)
                    : new Added(false, List.of());
        }));
        if (added.done()) {
            proof.renew(Factor.PASSKEY);
        }
        return added;
    }

    private Added added(MemberId member, boolean hadNoSecondFactor) {
        news.tell(member, Action.PASSKEY_ADDED, MailKind.PASSKEY_ADDED);
        return new Added(true, hadNoSecondFactor ? codes.renew(member) : List.of());
    }

    /**
     * Removes one of the member's own passkeys.
     *
     * @throws ProofTooOld if they haven't proven themselves lately
     */
    public void remove(MemberId member, String id) {
        proof.require(member);
        transaction.executeWithoutResult(_ -> {
            proof.hold();
            if (rows.remove(member, id)) {
                codes.forgetUseless(member);
                news.tell(member, Action.PASSKEY_REMOVED, MailKind.PASSKEY_REMOVED);
            }
        });
    }
}
