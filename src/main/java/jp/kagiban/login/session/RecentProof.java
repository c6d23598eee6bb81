package jp.kagiban.login.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.throttle.Refusals;
import jp.kagiban.shared.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Service;

/**
 * Checks whether the member on this thread has a recent proof of identity in this login: by password, code or passkey. A proof
 * ends after five minutes without use, and at the latest after thirty. An action that began before is completed.
 */
@NamedInterface("session")
@Service
public class RecentProof {

    /** The screen on which a member changes their own login. */
    private static final String ACCOUNT = "security";

    private static final ScopedValue<ProofTerm> CARRIED = ScopedValue.newInstance();

    private final SecondFactor second;
    private final CurrentMember current;
    private final SecurityContextHolderStrategy security;
    private final BrowserSession browser;
    private final SessionRows rows;
    private final Refusals refusals;
    private final Clock clock;

    RecentProof(
            SecondFactor second,
            CurrentMember current,
            SecurityContextHolderStrategy security,
            BrowserSession browser,
            SessionRows rows,
            Refusals refusals,
            Clock clock) {
        this.second = second;
        this.current = current;
        this.security = security;
        this.browser = browser;
        this.rows = rows;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * Whether there is a proof that counts. The check doesn't extend it. Once a second factor is set up, a password alone never
     * counts.
     */
    public boolean fresh() {
        return isCarried() || countingTerm().isPresent();
    }

    /** Uses the proof for an action. Returns whether it counts; if so, it counts for five more minutes. */
    public boolean use() {
        return begin().isPresent();
    }

    /** When the proof ends if no action needs it before; empty if there is none. */
    public Optional<Instant> end() {
        return countingTerm().map(ProofTerm::end);
    }

    /** Begins a task, and uses the proof for it. Returns the proof; empty if none counts. */
    public Optional<ProofTerm> begin() {
        if (hasEnded()) {
            return Optional.empty();
        }
        Optional<ProofTerm> counting = countingTerm();
        if (counting.isPresent()) {
            login().flatMap(LoginSession::of).ifPresent(session -> session.proofNeeded(clock.instant()));
            return counting;
        }
        return isCarried() ? Optional.of(CARRIED.get()) : Optional.empty();
    }

    /** Whether the proof with which a task began belongs to the login on this thread, and still counts for the task. */
    public boolean holds(ProofTerm task) {
        return isOfThisLogin(task) && task.countsForTask(clock.instant()) && !hasEnded();
    }

    /** Whether the login on this thread has ended. A request that began before may still run, but must not change anything. */
    public boolean hasEnded() {
        return session().filter(id -> !rows.goesOn(id)).isPresent();
    }

    /**
     * Refuses if the login on this thread has ended. Otherwise, a new password can end it only after the caller's
     * transaction. So a new owner who removes everything that others added also removes the rows of this transaction.
     *
     * @throws ProofTooOld if the login has ended
     */
    public void hold() {
        current.find().ifPresent(rows::lock);
        if (hasEnded()) {
            refuse(Refusals.Reason.PROOF_TOO_OLD);
        }
    }

    private Optional<UUID> session() {
        return login().flatMap(LoginSession::of).map(LoginSession::id);
    }

    /**
     * Runs a part of a task. Meanwhile the proof counts on this thread, however long the part takes. It doesn't count for tasks
     * of another login that happen to run here.
     *
     * @throws ProofTooOld if the proof doesn't hold
     */
    public void carry(ProofTerm task, Runnable part) {
        if (!holds(task)) {
            throw new ProofTooOld();
        }
        use();
        ScopedValue.where(CARRIED, task).run(part);
    }

    private boolean isCarried() {
        return CARRIED.isBound() && isOfThisLogin(CARRIED.get());
    }

    private boolean isOfThisLogin(ProofTerm task) {
        return login().filter(login -> task.login().equals(loginKey(login))).isPresent() && second.satisfied();
    }

    /** Empty too if the request was sent before the session got its present id. */
    private Optional<ProofTerm> countingTerm() {
        Instant now = clock.instant();
        return login().filter(_ -> second.satisfied() && !BrowserSession.hasOldId())
                .flatMap(login -> ProofTerm.latest(loginKey(login), Factor.instantsIn(login), needed(login), now))
                .filter(term -> term.counts(now));
    }

    private static @Nullable Instant needed(Authentication login) {
        return LoginSession.of(login).map(LoginSession::proofNeeded).orElse(null);
    }

    private Optional<Authentication> login() {
        return Optional.ofNullable(security.getContext().getAuthentication());
    }

    private static String loginKey(Authentication login) {
        return login.getName()
                + LoginSession.of(login).map(session -> "/" + session.id()).orElse("");
    }

    /** @throws ProofTooOld if the member on this thread doesn't count as proven; the refusal is recorded */
    public void require() {
        if (!use()) {
            refuse(Refusals.Reason.PROOF_TOO_OLD);
        }
    }

    /** @throws ProofTooOld if the member on this thread is another, or doesn't count as proven; the refusal is recorded */
    public void require(MemberId member) {
        if (current.find().filter(member::equals).isEmpty()) {
            refuse(Refusals.Reason.NOT_ALLOWED);
        }
        require();
    }

    /** A login belongs to no company, so its refusals are recorded in the login space. */
    private void refuse(Refusals.Reason reason) {
        refusals.noteInLoginSpace(ACCOUNT, reason);
        throw new ProofTooOld();
    }

    /** Adds a proof that the member has just given. */
    public void renew(Factor proof) {
        browser.add(proof);
    }
}
