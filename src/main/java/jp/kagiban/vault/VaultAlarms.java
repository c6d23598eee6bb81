package jp.kagiban.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jp.kagiban.audit.HistoryNotSealed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What never happens in a vault that nobody tampers with, for those who run the portal. It is counted in memory and written a moment
 * later: so whoever raises it, in whatever transaction, waits for nothing. The owner of the table {@code vault_alarm}.
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
    private final TransactionTemplate transaction;
    private final Map<Waiting, Long> waiting = new ConcurrentHashMap<>();

    VaultAlarms(AlarmRows rows, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.rows = rows;
        this.events = events;
        this.transaction = transaction;
    }

    /** What has happened. The names are stored. */
    public enum Kind {
        /** A secret that was destroyed lay in the database again, or another one in the place of what was stored. It wasn't opened. */
        SECRET_PUT_BACK,
        /** A secret has been changed or moved in the database. It wasn't opened. */
        SECRET_CHANGED,
        /** The ledger of what was sealed and destroyed lacks entries, or has others than the portal has made. */
        LEDGER_CHANGED,
        /** A history does not go on from where it was sealed. */
        HISTORY_CHANGED,
        /** A secret was opened that nobody has a reason to open. */
        DECOY_OPENED,
        /** Far more was opened than this company is used to. */
        MANY_OPENED
    }

    /**
     * One of a kind of a company within one day in Tokyo.
     *
     * @param company or the owner of the login space
     * @param times how often
     * @param seen when an operator has noted it
     */
    public record Alarm(Kind kind, UUID company, Instant first, Instant last, long times, Optional<Instant> seen) {}

    /** Published with the first of its kind within a day in Tokyo, in the transaction in which it is written. */
    public record Raised(Kind kind, UUID company) {}

    private record Waiting(Kind kind, UUID company) {}

    @EventListener
    void on(HistoryNotSealed history) {
        raise(Kind.HISTORY_CHANGED, history.owner());
    }

    void raise(Kind kind, UUID company) {
        LOG.error("Alarm {} of company {}", kind, company);
        Waiting alarm = new Waiting(kind, company);
        if (waiting.size() < MOST_WAITING || waiting.containsKey(alarm)) {
            waiting.merge(alarm, 1L, Long::sum);
        }
    }

    /** Writes what was raised. What can't be written now is tried again. */
    synchronized void flush() {
        for (Waiting alarm : List.copyOf(waiting.keySet())) {
            Long times = waiting.remove(alarm);
            if (times != null && !written(alarm, times)) {
                return;
            }
        }
    }

    private boolean written(Waiting alarm, long times) {
        try {
            transaction.executeWithoutResult(_ -> {
                if (rows.add(alarm.kind(), alarm.company(), times)) {
                    events.publishEvent(new Raised(alarm.kind(), alarm.company()));
                }
            });
            return true;
        } catch (RuntimeException fault) {
            waiting.merge(alarm, times, Long::sum);
            LOG.warn("An alarm can't be written for now: {}", fault.getClass().getSimpleName());
            return false;
        }
    }

    /** The latest ones first. */
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

    @Override
    public void close() {
        flush();
    }
}
