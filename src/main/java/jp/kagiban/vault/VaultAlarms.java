package jp.kagiban.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.kagiban.audit.HistoryNotSealed;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.TenantId;
import jp.kagiban.storage.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Raises alarms for operators if there are signs that somebody tampered with the vault. Alarms are counted in memory
 * and written a moment later to the table {@code vault_alarm}, so raising one never blocks a transaction.
 */
@Component
public class VaultAlarms implements AutoCloseable {

    /** How long alarms are kept. */
    static final Duration KEPT = Duration.ofDays(400);

    static final Duration FLUSH = Duration.ofSeconds(2);

    /** Maximum number of unwritten alarms; further ones are dropped. */
    private static final int MAX_WAITING = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(VaultAlarms.class);

    private final JdbcClient db;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<Waiting, Long> waiting = new ConcurrentHashMap<>();
    private final Map<Kind, LocalDate> published = new EnumMap<>(Kind.class);
    private final Map<Kind, Waiting> unpublished = new EnumMap<>(Kind.class);

    VaultAlarms(JdbcClient db, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /** The names are stored. */
    public enum Kind {
        /** A destroyed secret was in the database again. It wasn't opened. */
        SECRET_PUT_BACK,
        /** A secret was changed, moved or exchanged in the database. It wasn't opened. */
        SECRET_CHANGED,
        /** The ledger lacks entries, or has entries that the portal didn't make. */
        LEDGER_CHANGED,
        /**
         * The database names a KEK or recovery key that was replaced, or that this portal didn't make. Nothing is
         * wrapped with it.
         */
        KEKS_CHANGED,
        /** A history doesn't continue from its seal. */
        HISTORY_CHANGED;

        static Optional<Kind> named(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst();
        }
    }

    /**
     * The alarms of one kind, company and day in Tokyo.
     *
     * @param company the company, or the owner of the login space
     * @param times how often the alarm was raised
     * @param seen when an operator has noted it
     */
    public record Alarm(Kind kind, TenantId company, Instant first, Instant last, long times, Optional<Instant> seen) {}

    /** Published when this node has written the first alarm of its kind on a day in Tokyo. */
    public record Raised(Kind kind, TenantId company) {}

    private record Waiting(Kind kind, TenantId company) {}

    @EventListener
    void on(HistoryNotSealed history) {
        raise(Kind.HISTORY_CHANGED, history.owner());
    }

    void raise(Kind kind, TenantId company) {
        LOG.error("Alarm {} of company {}", kind, company);
        Waiting alarm = new Waiting(kind, company);
        if (waiting.size() < MAX_WAITING || waiting.containsKey(alarm)) {
            waiting.merge(alarm, 1L, Long::sum);
        }
    }

    /** Writes alarms and publishes them. Failures are tried again. */
    synchronized void flush() {
        write();
        for (Waiting alarm : List.copyOf(unpublished.values())) {
            publish(alarm);
        }
    }

    private synchronized void write() {
        for (Waiting alarm : List.copyOf(waiting.keySet())) {
            Long times = waiting.remove(alarm);
            if (times != null && !writeOne(alarm, times)) {
                return;
            }
        }
    }

    private boolean writeOne(Waiting alarm, long times) {
        try {
            add(alarm.kind(), alarm.company(), times);
            unpublished.putIfAbsent(alarm.kind(), alarm);
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

    /** Uses one row per kind, company and day in Tokyo. */
    private void add(Kind kind, TenantId company, long times) {
        byte[] id = Column.of(company);
        boolean inserted =
                db.sql("INSERT IGNORE INTO vault_alarm (kind, company_id, raised_on, first_at, last_at, times)"
                                        + " VALUES (?, ?, ?, ?, ?, ?)")
                                .params(kind.name(), id, Jst.today(clock))
                                .params(Column.of(clock.instant()), Column.of(clock.instant()), times)
                                .update()
                        > 0;
        if (!inserted) {
            db.sql("UPDATE vault_alarm SET last_at = ?, times = times + ?, seen_at = NULL"
                            + " WHERE kind = ? AND company_id = ? AND raised_on = ?")
                    .params(Column.of(clock.instant()), times, kind.name(), id, Jst.today(clock))
                    .update();
        }
    }

    /**
     * Publishes an alarm once per kind and day. The published days are kept in memory, since somebody who can write to
     * the table could forge them there.
     */
    private void publish(Waiting alarm) {
        LocalDate today = Jst.today(clock);
        try {
            if (!today.equals(published.get(alarm.kind()))) {
                events.publishEvent(new Raised(alarm.kind(), alarm.company()));
                published.put(alarm.kind(), today);
            }
            unpublished.remove(alarm.kind());
        } catch (RuntimeException fault) {
            LOG.warn("An alarm could not be mailed; it is retried. See '/operator' for what it says", fault);
        }
    }

    /** Unseen alarms first, then the latest ones. */
    public List<Alarm> latest(int most) {
        return db
                .sql(
                        "SELECT kind, company_id, first_at, last_at, times, seen_at FROM vault_alarm"
                                + " ORDER BY CASE WHEN seen_at IS NULL THEN 0 ELSE 1 END, last_at DESC, kind, company_id LIMIT ?")
                .param(most)
                .query((row, _) -> alarm(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty for a kind of a later version. */
    private static Optional<Alarm> alarm(ResultSet row) throws SQLException {
        TenantId company = Column.tenant(row, "company_id");
        Instant first = Objects.requireNonNull(Column.instant(row, "first_at"));
        Instant last = Objects.requireNonNull(Column.instant(row, "last_at"));
        long times = row.getLong("times");
        Optional<Instant> seen = Optional.ofNullable(Column.instant(row, "seen_at"));
        return Kind.named(row.getString("kind")).map(kind -> new Alarm(kind, company, first, last, times, seen));
    }

    /**
     * Marks all alarms up to this time as seen.
     *
     * @return how many were unseen
     */
    public int see(Instant upTo) {
        return db.sql("UPDATE vault_alarm SET seen_at = ? WHERE seen_at IS NULL AND last_at <= ?")
                .params(Column.of(clock.instant()), Column.of(upTo))
                .update();
    }

    /** The number of unseen alarms. */
    public int unseen() {
        return db.sql("SELECT COUNT(*) FROM vault_alarm WHERE seen_at IS NULL")
                .query(Integer.class)
                .single();
    }

    /** Deletes old alarms. */
    void forget(Instant now) {
        db.sql("DELETE FROM vault_alarm WHERE last_at < ?")
                .param(Column.of(now.minus(KEPT)))
                .update();
    }

    /** Writes alarms without publishing them, since the listeners have stopped. */
    @Override
    public void close() {
        VaultTimers.flushAtTheEnd("alarms", this::write);
    }
}
