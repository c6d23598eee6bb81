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
 * Whether the member on this thread counts as proven: by password, code or passkey, in this login. It slides: five minutes since
 * something needed it last, and thirty at most since it was shown. What is carried through counts until it is done.
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
     * Whether they count as proven. Only asks, and makes the proof count no longer. A password alone isn't enough once a second
     * factor is set up, however new the proof is.
     */
    public boolean fresh() {
        return carried() || counting().isPresent();
    }

    /** Whether they count as proven, for what needs it: for five minutes from now on they do so once more. */
    public boolean use() {
        return begin().isPresent();
    }

    /** Until when they count as proven if nothing needs it before; empty if they don't. */
    public Optional<Instant> end() {
        return counting().map(ProofTerm::end);
    }

    /** Begins a task, which needs the proof now. Returns the proof with which it begins; empty if they don't count as proven. */
    public Optional<ProofTerm> begin() {
        if (hasEnded()) {
            return Optional.empty();
        }
        Optional<ProofTerm> counting = counting();
        if (counting.isPresent()) {
            login().flatMap(LoginSession::of).ifPresent(session -> session.proofNeeded(clock.instant()));
            return counting;
        }
        return carried() ? Optional.of(CARRIED.get()) : Optional.empty();
    }

    /** Whether the proof with which a task began belongs to the login on this thread, and still counts for the task. */
    public boolean holds(ProofTerm task) {
        return isOfThisLogin(task) && task.countsForTask(clock.instant()) && !hasEnded();
    }

    /** Whether the login on this thread has ended. A request that began before may still run; it may change nothing any more. */
    public boolean hasEnded() {
        return session().filter(id -> !rows.goesOn(id)).isPresent();
    }

    /**
     * Refuses if the login on this thread has ended, and otherwise delays its end by a new password until the caller's transaction
     * has ended. So what the transaction adds is there when a new owner of the account removes all that others added.
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
     * Does a part of a piece of work. All that is asked meanwhile on this thread counts as proven, however long it takes: what a
     * press has begun is carried through. Another login's tasks that happen to run here do not.
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

    private boolean carried() {
        return CARRIED.isBound() && isOfThisLogin(CARRIED.get());
    }

    private boolean isOfThisLogin(ProofTerm task) {
        return login().filter(login -> task.login().equals(mark(login))).isPresent() && second.satisfied();
    }

    private Optional<ProofTerm> counting() {
        Instant now = clock.instant();
        return login().filter(_ -> second.satisfied())
                .flatMap(login -> ProofTerm.latest(mark(login), Factor.instantsIn(login), needed(login), now))
                .filter(term -> term.counts(now));
    }

    private static @Nullable Instant needed(Authentication login) {
        return LoginSession.of(login).map(LoginSession::proofNeeded).orElse(null);
    }

    private Optional<Authentication> login() {
        return Optional.ofNullable(security.getContext().getAuthentication());
    }

    private static String mark(Authentication login) {
        return login.getName()
                + LoginSession.of(login).map(session -> "/" + session.id()).orElse("");
    }

    /** @throws ProofTooOld if the member on this thread doesn't count as proven; it stands in the history then */
    public void require() {
        if (!use()) {
            refuse(Refusals.Reason.PROOF_TOO_OLD);
        }
    }

    /** @throws ProofTooOld if the member on this thread is another, or doesn't count as proven; it stands in the history then */
    public void require(MemberId member) {
        if (current.find().filter(member::equals).isEmpty()) {
            refuse(Refusals.Reason.NOT_ALLOWED);
        }
        require();
    }

    /** A login belongs to no company: what is kept from it stands where its changes do. */
    private void refuse(Refusals.Reason reason) {
        refusals.noteInLoginSpace(ACCOUNT, reason);
        throw new ProofTooOld();
    }

    /** Notes that they have just shown it. */
    public void renew(Factor proof) {
        browser.add(proof);
    }
}
