package jp.kagiban.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.kagiban.audit.HistoryNotSealed;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.TenantId;
import jp.kagiban.storage.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;

/**
 * What those who run the portal should look into: signs of tampering with the vault, and of its misuse. It is counted in memory and
 * written a moment later: so whoever raises it, in whatever transaction, waits for nothing. The owner of the table
 * {@code vault_alarm}.
 */
public class VaultAlarms implements AutoCloseable {

    /** How long alarms are kept. */
    static final Duration KEPT = Duration.ofDays(400);

    static final Duration FLUSH = Duration.ofSeconds(2);

    /** More at once say no more. */
    private static final int MOST_WAITING = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(VaultAlarms.class);

    private final AlarmRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<Waiting, Long> waiting = new ConcurrentHashMap<>();
    private final Map<Kind, LocalDate> told = new EnumMap<>(Kind.class);
    private final Map<Kind, Waiting> untold = new EnumMap<>(Kind.class);

    VaultAlarms(AlarmRows rows, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /** What has happened. The names are stored. */
    public enum Kind {
        /** A secret that was destroyed lay in the database again. It wasn't opened. */
        SECRET_PUT_BACK,
        /** A secret has been changed, moved or exchanged in the database. It wasn't opened. */
        SECRET_CHANGED,
        /** The ledger of what was sealed and destroyed lacks entries, or has others than the portal has made. */
        LEDGER_CHANGED,
        /** The database names a KEK or a recovery key that was replaced, or that this portal has not made. Nothing is wrapped with it. */
        KEKS_CHANGED,
        /** A history does not go on from where it was sealed. */
        HISTORY_CHANGED;

        static Optional<Kind> named(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst();
        }
    }

    /**
     * One of a kind of a company within one day in Tokyo.
     *
     * @param company or the owner of the login space
     * @param times how often
     * @param seen when an operator has noted it
     */
    public record Alarm(Kind kind, TenantId company, Instant first, Instant last, long times, Optional<Instant> seen) {}

    /** Published when this node has written the first of its kind within a day in Tokyo. */
    public record Raised(Kind kind, TenantId company) {}

    private record Waiting(Kind kind, TenantId company) {}

    @EventListener
    void on(HistoryNotSealed history) {
        raise(Kind.HISTORY_CHANGED, history.owner());
    }

    void raise(Kind kind, TenantId company) {
        LOG.error("Alarm {} of company {}", kind, company);
        Waiting alarm = new Waiting(kind, company);
        if (waiting.size() < MOST_WAITING || waiting.containsKey(alarm)) {
            waiting.merge(alarm, 1L, Long::sum);
        }
    }

    /** Writes what was raised, and tells of it. What can't be written or told now is tried again. */
    synchronized void flush() {
        write();
        for (Waiting alarm : List.copyOf(untold.values())) {
            tell(alarm);
        }
    }

    private synchronized void write() {
        for (Waiting alarm : List.copyOf(waiting.keySet())) {
            Long times = waiting.remove(alarm);
            if (times != null && !written(alarm, times)) {
                return;
            }
        }
    }

    private boolean written(Waiting alarm, long times) {
        try {
            rows.add(alarm.kind(), alarm.company(), times);
            untold.putIfAbsent(alarm.kind(), alarm);
            return true;
        } catch (RuntimeException fault) {
            waiting.merge(alarm, times, Long::sum);
            LOG.atLevel(Outage.isIn(fault) ? Level.DEBUG : Level.WARN)
                    .log(
                            "An alarm can't be written for now: {}",
                            fault.getClass().getSimpleName());
            return false;
        }
    }

    /** What has been told today is known here: whoever can write the table could say there that it has. */
    private void tell(Waiting alarm) {
        LocalDate today = Jst.today(clock);
        try {
            if (!today.equals(told.get(alarm.kind()))) {
                events.publishEvent(new Raised(alarm.kind(), alarm.company()));
                told.put(alarm.kind(), today);
            }
            untold.remove(alarm.kind());
        } catch (RuntimeException fault) {
            LOG.warn("Nobody can be told of an alarm for now", fault);
        }
    }

    /** Those that nobody has noted first, and of these the latest. */
    public List<Alarm> latest(int most) {
        return rows.latest(most);
    }

    /**
     * Notes that all up to this instant have been seen.
     *
     * @return how many had not been
     */
    public int see(Instant upTo) {
        return rows.see(upTo);
    }

    /** How many nobody has noted yet. */
    public int unseen() {
        return rows.unseen();
    }

    /** Forgets those that are too old to tell anything. */
    void forget(Instant now) {
        rows.removeBefore(now.minus(KEPT));
    }

    /** Whoever would be told is gone by now. */
    @Override
    public void close() {
        LastFlush.of("alarms", this::write);
    }
}
