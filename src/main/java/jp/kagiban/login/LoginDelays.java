package jp.kagiban.login;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long a login must wait after tries that failed: nothing after the first two, then a second, twice as long each time, half a
 * minute at most. It never locks. A try is counted before its password is looked at, so that many at once gain nothing.
 */
@Component
class LoginDelays {

    private static final int FREE = 3;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 5;
    /** So long without a try, and it begins anew. */
    private static final Duration CALM = Duration.ofHours(1);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LoginDelays(JdbcClient db, TransactionTemplate transaction, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Delay(int failures, Instant triedAt, Instant nextAt) {}

    /**
     * Counts a try as failed until {@link #succeeded} says otherwise.
     *
     * @param who the typed address or a known device
     * @return empty if it may go on; else how long to wait, in whole seconds
     */
    Optional<Duration> attempt(String who) {
        String key = Hashes.hex(who);
        try {
            return attemptOnce(key);
        } catch (DuplicateKeyException madeMeanwhile) {
            return attemptOnce(key);
        }
    }

    private Optional<Duration> attemptOnce(String key) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Instant now = clock.instant();
            Optional<Delay> stored = lock(key);
            Optional<Duration> wait = stored.filter(delay -> delay.nextAt().isAfter(now))
                    .map(delay -> Duration.between(now, delay.nextAt())
                            .plusMillis(999)
                            .truncatedTo(ChronoUnit.SECONDS));
            if (wait.isEmpty()) {
                store(key, counted(stored, now), stored.isEmpty());
            }
            return wait;
        }));
    }

    private static Delay counted(Optional<Delay> stored, Instant now) {
        int failures = 1
                + stored.filter(delay -> delay.triedAt().isAfter(now.minus(CALM)))
                        .map(Delay::failures)
                        .orElse(0);
        return new Delay(failures, now, now.plus(rest(failures)));
    }

    private static Duration rest(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        Duration grown = Duration.ofSeconds(1L << Math.min(failures - FREE, DOUBLINGS));
        return grown.compareTo(LONGEST) > 0 ? LONGEST : grown;
    }

    void succeeded(String who) {
        db.sql("DELETE FROM login_delay WHERE delay_key = ?")
                .param(Hashes.hex(who))
                .update();
    }

    void forgetOld() {
        db.sql("DELETE FROM login_delay WHERE tried_at < ?")
                .param(Column.of(clock.instant().minus(CALM)))
                .update();
    }

    private Optional<Delay> lock(String key) {
        return db.sql("SELECT failures, tried_at, next_at FROM login_delay WHERE delay_key = ? FOR UPDATE")
                .param(key)
                .query(LoginDelays::delay)
                .optional();
    }

    private void store(String key, Delay delay, boolean first) {
        String sql = first
                ? "INSERT INTO login_delay (failures, tried_at, next_at, delay_key) VALUES (?, ?, ?, ?)"
                : "UPDATE login_delay SET failures = ?, tried_at = ?, next_at = ? WHERE delay_key = ?";
        db.sql(sql)
                .params(delay.failures(), Column.of(delay.triedAt()), Column.of(delay.nextAt()), key)
                .update();
    }

    private static Delay delay(ResultSet row, int number) throws SQLException {
        return new Delay(
                row.getInt("failures"),
                Objects.requireNonNull(Column.instant(row, "tried_at")),
                Objects.requireNonNull(Column.instant(row, "next_at")));
    }
}
