package jp.kagiban.login.throttle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.login.member.Swept;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delays the next try after failed ones: not after the first two, then by one second, doubled each time up to the limit of the
 * pace. Nobody is ever locked out. A try is counted before its input is checked, so parallel tries gain nothing.
 */
@Component
public class LoginDelays implements Swept {

    private static final int FREE = 3;
    private static final int DOUBLINGS = 12;

    /** How far the clocks of two nodes may differ. A try further ahead was counted while a clock was wrong. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LoginDelays(JdbcClient db, TransactionTemplate transaction, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The longest delay, and the time without a try after which counting restarts. */
    public enum Pace {
        PASSWORD(Duration.ofSeconds(30), Duration.ofHours(1)),
        /** There are a million codes, and three of them are right at a time. */
        CODE(Duration.ofHours(1), Duration.ofDays(1));

        private final Duration longest;
        private final Duration resetAfter;

        Pace(Duration longest, Duration resetAfter) {
            this.longest = longest;
            this.resetAfter = resetAfter;
        }
    }

    /**
     * @param rest how long to wait, in whole seconds; zero if the input may be checked
     * @param number the number of failed tries in a row, this one included
     */
    public record Try(Duration rest, int number) {

        /** The name of the delay that this try has met. */
        public String delayOf(String counter) {
            return counter + ":" + number;
        }
    }

    private record Delay(int failures, Instant triedAt, Instant nextAt) {

        boolean holds(Instant now) {
            return nextAt.isAfter(now) && !triedAt.isAfter(now.plus(SKEW));
        }
    }

    /**
     * Counts a try as failed until {@link #succeeded} says otherwise.
     *
     * @param counter names what is counted, such as the typed address or a known device
     */
    public Try attempt(String counter, Pace pace) {
        String key = Hashes.hex(counter);
        try {
            return attemptOnce(key, pace);
        } catch (DuplicateKeyException madeMeanwhile) {
            return attemptOnce(key, pace);
        }
    }

    private Try attemptOnce(String key, Pace pace) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Instant now = clock.instant();
            Optional<Delay> stored = lock(key);
            Optional<Delay> waiting = stored.filter(delay -> delay.holds(now));
            if (waiting.isPresent()) {
                return new Try(until(waiting.get().nextAt(), now), waiting.get().failures());
            }
            Delay counted = counted(stored, now, pace);
            store(key, counted, stored.isEmpty());
            return new Try(Duration.ZERO, counted.failures());
        }));
    }

    private static Duration until(Instant next, Instant now) {
        return Duration.between(now, next).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Delay counted(Optional<Delay> stored, Instant now, Pace pace) {
        int failures = 1
                + stored.filter(delay -> delay.triedAt().isAfter(now.minus(pace.resetAfter)))
                        .map(Delay::failures)
                        .orElse(0);
        return new Delay(failures, now, now.plus(rest(failures, pace)));
    }

    private static Duration rest(int failures, Pace pace) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        Duration grown = Duration.ofSeconds(1L << Math.min(failures - FREE, DOUBLINGS));
        return grown.compareTo(pace.longest) > 0 ? pace.longest : grown;
    }

    /** Uncounts a try whose input wasn't checked. */
    public void takeBack(String counter, Pace pace) {
        String key = Hashes.hex(counter);
        transaction.executeWithoutResult(_ -> lock(key)
                .map(delay -> new Delay(
                        delay.failures() - 1, delay.triedAt(), delay.triedAt().plus(rest(delay.failures() - 1, pace))))
                .ifPresent(earlier -> store(key, earlier, false)));
    }

    public void succeeded(String counter) {
        db.sql("DELETE FROM login_delay WHERE delay_key = ?")
                .param(Hashes.hex(counter))
                .update();
    }

    @Override
    public void forgetOld() {
        db.sql("DELETE FROM login_delay WHERE tried_at < ?")
                .param(Column.of(clock.instant().minus(Pace.CODE.resetAfter)))
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
