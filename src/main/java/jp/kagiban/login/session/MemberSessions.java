package jp.kagiban.login.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import jp.kagiban.kit.LivePages;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.login.member.PasswordChanged;
import jp.kagiban.login.throttle.Refusals;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.NamedInterface;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The logins of members, and how they end. They are stored in the database, so all nodes agree. After the end of a login, no
 * request of it is served, and its open pages reload.
 */
@NamedInterface("session")
@Service
public class MemberSessions {

    private static final Duration STEP = Duration.ofMinutes(1);

    private final SessionRows rows;
    private final LoginSettings settings;
    private final SecurityContextHolderStrategy security;
    private final LivePages pages;
    private final RecentProof proof;
    private final Refusals refusals;
    private final LoginHistory history;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MemberSessions(
            SessionRows rows,
            LoginSettings settings,
            SecurityContextHolderStrategy security,
            LivePages pages,
            RecentProof proof,
            Refusals refusals,
            LoginHistory history,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.security = security;
        this.pages = pages;
        this.proof = proof;
        this.refusals = refusals;
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A login that is going on.
     *
     * @param address from where it began
     * @param browser such as {@code Chrome, Windows}
     * @param here whether it is the login of this thread
     */
    public record Device(
            UUID id, Instant startedAt, Instant lastSeenAt, String address, String browser, boolean here) {}

    /**
     * A member has logged out, or all their other logins have been ended by themselves or an operator. A login that runs out doesn't
     * publish it.
     *
     * @param here whether it is the login of this browser; if not, all but that one have ended
     */
    @NamedInterface("session")
    public record LoginsEnded(MemberId member, boolean here) {}

    /** The login that an action belongs to has ended in the meantime. */
    @NamedInterface("session")
    public static class LoginEnded extends RuntimeException implements Refusal {

        LoginEnded() {
            super("The login of this thread has ended");
        }
    }

    /** These logins have ended; their open pages reload after the commit. */
    record Ended(List<UUID> sessions) {}

    /** The login of this thread; empty where nobody has logged in by a browser. */
    public Optional<UUID> current() {
        return LoginSession.of(security.getContext().getAuthentication()).map(LoginSession::id);
    }

    /** The member's logins, that of this thread first. */
    public List<Device> devices(MemberId member) {
        @Nullable UUID here = current().orElse(null);
        Predicate<Device> isHere = Device::here;
        List<Device> all = rows.open(member).stream()
                .filter(row -> limit(row).isEmpty())
                .map(row -> new Device(
                        row.id(),
                        row.startedAt(),
                        row.lastSeenAt(),
                        row.address(),
                        row.browser(),
                        row.id().equals(here)))
                .toList();
        return java.util.stream.Stream.concat(
                        all.stream().filter(isHere), all.stream().filter(isHere.negate()))
                .toList();
    }

    /**
     * Ends one of the member's own logins.
     *
     * @return false if it isn't theirs, or has ended already
     * @throws ProofTooOld if they haven't proven themselves lately
     */
    @Transactional
    public boolean end(MemberId member, UUID session) {
        proof.require(member);
        return endAll(member, SessionEnd.ELSEWHERE, row -> row.id().equals(session)) > 0;
    }

    /**
     * Ends all of the member's logins but that of this thread, and publishes {@link LoginsEnded}.
     *
     * @return how many
     * @throws ProofTooOld if they haven't proven themselves lately
     */
    @Transactional
    public int endOthers(MemberId member) {
        proof.require(member);
        rows.lock(member);
        events.publishEvent(new LoginsEnded(member, false));
        return endOthers(member, SessionEnd.ELSEWHERE);
    }

    /** Ends all of the member's logins, in the caller's transaction: they were removed from a company. */
    @Transactional
    public void endAll(MemberId member) {
        endAll(member, SessionEnd.REMOVED, _ -> true);
    }

    /** Why this login is over; empty if it goes on. Asking doesn't keep it alive. */
    public Optional<SessionEnd> over(UUID session) {
        return rows.find(session).map(this::state).orElse(Optional.of(SessionEnd.IDLE));
    }

    /** The same for a request of the member's own, which keeps the login alive. */
    Optional<SessionEnd> overAtRequest(UUID session) {
        Optional<SessionRows.Row> found = rows.find(session);
        Optional<SessionEnd> over = found.map(this::state).orElse(Optional.of(SessionEnd.IDLE));
        found.filter(row -> over.isEmpty() && row.lastSeenAt().plus(STEP).isBefore(clock.instant()))
                .ifPresent(row -> rows.seen(row.id()));
        return over;
    }

    private Optional<SessionEnd> state(SessionRows.Row row) {
        if (row.ended() != null) {
            return Optional.of(row.ended());
        }
        Optional<SessionEnd> limit = limit(row);
        limit.ifPresent(why -> rows.end(row.id(), why));
        return limit;
    }

    private Optional<SessionEnd> limit(SessionRows.Row row) {
        Instant now = clock.instant();
        if (!row.startedAt().plus(settings.sessionMax()).isAfter(now)) {
            return Optional.of(SessionEnd.MAX);
        }
        boolean idle = !row.lastSeenAt().plus(settings.sessionIdle()).isAfter(now);
        return idle ? Optional.of(SessionEnd.IDLE) : Optional.empty();
    }

    /** Returns once why this browser's login has ended; empty if it had none. Removes the cookie, and marks an overdue login as ended. */
    public Optional<SessionEnd> farewell() {
        Optional<UUID> had = SessionCookie.find();
        had.ifPresent(_ -> SessionCookie.remove());
        return had.flatMap(this::lost);
    }

    /** Why a login that a browser had, and has no more, is over; empty if it is none of ours. */
    Optional<SessionEnd> lost(UUID session) {
        return rows.find(session).map(row -> state(row).orElse(SessionEnd.LOST));
    }

    /**
     * Checks that the login of this thread still goes on, for work that may outlast it, such as a slow download. Asking doesn't keep
     * the login alive. A thread of the portal's own has no login, and passes.
     *
     * @param target what the member is kept from: the code of a permission, or the name of a screen
     * @throws LoginEnded if it has ended
     */
    public void requireGoingOn(String target) {
        if (current().flatMap(this::over).isPresent()) {
            refusals.note(target, Refusals.Reason.LOGIN_OVER);
            throw new LoginEnded();
        }
    }

    /** Ends the login of this thread, which is the member's. */
    @Transactional
    public void endThis(MemberId member, SessionEnd why) {
        Optional<UUID> here = current();
        endAll(member, why, row -> here.filter(row.id()::equals).isPresent());
    }

    /** The member logs in again in the browser of this thread, so its earlier login ends. */
    void replace(MemberId member) {
        current().ifPresent(session -> rows.end(session, SessionEnd.LOGOUT));
        // The form's login has replaced the earlier one by now. A cookie may name any login, so only the member's own
        // ends.
        SessionCookie.find()
                .flatMap(rows::find)
                .filter(row -> row.member().equals(member))
                .ifPresent(row -> rows.end(row.id(), SessionEnd.LOGOUT));
    }

    /** Notes that the member of this login logs out, and publishes {@link LoginsEnded}. */
    public void loggedOut(@Nullable Authentication login) {
        Optional<LoginSession> session = LoginSession.of(login);
        if (login != null && session.isPresent()) {
            rows.end(session.get().id(), SessionEnd.LOGOUT);
            events.publishEvent(new LoginsEnded(MemberId.of(login.getName()), true));
        }
    }

    @EventListener
    void passwordChanged(PasswordChanged changed) {
        endOthers(changed.member(), SessionEnd.PASSWORD);
    }

    @EventListener
    void addressProven(AddressProven proven) {
        if (!proven.bySelf()) {
            endAll(proven.member(), SessionEnd.TAKEN_OVER, _ -> true);
        }
    }

    private int endOthers(MemberId member, SessionEnd why) {
        Optional<UUID> here = current();
        return endAll(member, why, row -> here.filter(row.id()::equals).isEmpty());
    }

    private int endAll(MemberId member, SessionEnd why, Predicate<SessionRows.Row> which) {
        rows.lock(member);
        List<UUID> ended = rows.open(member).stream()
                .filter(which)
                .map(SessionRows.Row::id)
                .filter(id -> rows.end(id, why))
                .toList();
        history.loginsEnded(member, why, ended.size());
        events.publishEvent(new Ended(ended));
        return ended.size();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void tellPages(Ended ended) {
        ended.sessions().forEach(pages::loginChanged);
    }
}
