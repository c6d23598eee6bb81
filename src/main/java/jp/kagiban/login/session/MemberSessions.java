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
 * Lists, checks and ends the logins of members. They are stored in the database, so all nodes agree. After the end of a login,
 * none of its requests is served, and its open pages reload.
 */
@NamedInterface("session")
@Service
public class MemberSessions {

    /** How exactly the time of the last request is stored, to save writes. */
    private static final Duration LAST_SEEN_STEP = Duration.ofMinutes(1);

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
     * A login that hasn't ended.
     *
     * @param address the IP address from which it began
     * @param browser such as {@code Chrome, Windows}
     * @param here whether it is the login of this thread
     */
    public record Device(
            UUID id, Instant startedAt, Instant lastSeenAt, String address, String browser, boolean here) {}

    /**
     * A member has logged out, or the member or an operator has ended all of the member's other logins. Not published when a
     * login expires.
     *
     * @param here true: this browser's login has ended; false: all logins except this browser's have ended
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

    /** The id of the login of this thread; empty if it has none. */
    public Optional<UUID> current() {
        return LoginSession.of(security.getContext().getAuthentication()).map(LoginSession::id);
    }

    /** The member's logins, that of this thread first. */
    public List<Device> devices(MemberId member) {
        @Nullable UUID here = current().orElse(null);
        Predicate<Device> isHere = Device::here;
        List<Device> all = rows.open(member).stream()
                .filter(row -> exceededLimit(row).isEmpty())
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
     * @return false if it isn't the member's login, or has ended already
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
     * @return the number of ended logins
     * @throws ProofTooOld if they haven't proven themselves lately
     */
    @Transactional
    public int endOthers(MemberId member) {
        proof.require(member);
        rows.lock(member);
        events.publishEvent(new LoginsEnded(member, false));
        return endOthers(member, SessionEnd.ELSEWHERE);
    }

    /** Ends all logins of a member who was removed from a company, in the caller's transaction. */
    @Transactional
    public void endAll(MemberId member) {
        endAll(member, SessionEnd.REMOVED, _ -> true);
    }

    /** The reason why this login has ended; empty if it goes on. The check doesn't keep it alive. */
    public Optional<SessionEnd> over(UUID session) {
        return rows.find(session).map(this::endIfOverdue).orElse(Optional.of(SessionEnd.IDLE));
    }

    /** Like {@link #over}, for a request that the member made. Such a request keeps the login alive. */
    Optional<SessionEnd> overAtRequest(UUID session) {
        Optional<SessionRows.Row> found = rows.find(session);
        Optional<SessionEnd> over = found.map(this::endIfOverdue).orElse(Optional.of(SessionEnd.IDLE));
        found.filter(row ->
                        over.isEmpty() && row.lastSeenAt().plus(LAST_SEEN_STEP).isBefore(clock.instant()))
                .ifPresent(row -> rows.seen(row.id()));
        return over;
    }

    private Optional<SessionEnd> endIfOverdue(SessionRows.Row row) {
        if (row.ended() != null) {
            return Optional.of(row.ended());
        }
        Optional<SessionEnd> limit = exceededLimit(row);
        limit.ifPresent(why -> rows.end(row.id(), why));
        return limit;
    }

    private Optional<SessionEnd> exceededLimit(SessionRows.Row row) {
        Instant now = clock.instant();
        if (!row.startedAt().plus(settings.sessionMax()).isAfter(now)) {
            return Optional.of(SessionEnd.MAX);
        }
        boolean idle = !row.lastSeenAt().plus(settings.sessionIdle()).isAfter(now);
        return idle ? Optional.of(SessionEnd.IDLE) : Optional.empty();
    }

    /**
     * Returns why this browser's login has ended; empty if it had none. Removes the cookie, so the reason is returned
     * only once. Marks an overdue login as ended.
     */
    public Optional<SessionEnd> farewell() {
        Optional<UUID> had = SessionCookie.find();
        had.ifPresent(_ -> SessionCookie.remove());
        return had.flatMap(this::lost);
    }

    /** The reason why a browser no longer has this login; empty if the login is unknown. */
    Optional<SessionEnd> lost(UUID session) {
        return rows.find(session).map(row -> endIfOverdue(row).orElse(SessionEnd.LOST));
    }

    /**
     * Checks that the login of this thread still goes on, for work that may outlast it, such as a slow download. The check
     * doesn't keep the login alive. A thread without a login passes, such as the portal's own.
     *
     * @param target the refused action, for the history: the code of a permission, or the name of a screen
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

    /** Ends the earlier login of this thread's browser, because the member logs in again. */
    void replace(MemberId member) {
        current().ifPresent(session -> rows.end(session, SessionEnd.LOGOUT));
        // The form's login has replaced the earlier one by now. A cookie may name any login, so only the member's own
        // ends.
        SessionCookie.find()
                .flatMap(rows::find)
                .filter(row -> row.member().equals(member))
                .ifPresent(row -> rows.end(row.id(), SessionEnd.LOGOUT));
    }

    /** Ends this login because its member logs out, and publishes {@link LoginsEnded}. */
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

    /** Ends copies of this login too: its session gets a new id. */
    private int endOthers(MemberId member, SessionEnd why) {
        BrowserSession.renewId();
        Optional<UUID> here = current();
        return endAll(member, why, row -> here.filter(row.id()::equals).isEmpty());
    }

    private int endAll(MemberId member, SessionEnd why, Predicate<SessionRows.Row> filter) {
        rows.lock(member);
        List<UUID> ended = rows.open(member).stream()
                .filter(filter)
                .map(SessionRows.Row::id)
                .filter(id -> rows.end(id, why))
                .toList();
        history.loginsEnded(member, why, ended.size());
        events.publishEvent(new Ended(ended));
        return ended.size();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void reloadPages(Ended ended) {
        ended.sessions().forEach(pages::loginChanged);
    }
}
