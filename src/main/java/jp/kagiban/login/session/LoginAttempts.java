package jp.kagiban.login.session;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kagiban.login.member.Swept;
import jp.kagiban.shared.ClientAddress;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;

/**
 * Stores attempts to log in as a member for 90 days, so that the member can see them. Owns the table {@code sign_in}. The
 * metric {@code kagiban.logins} counts right and wrong proofs by factor.
 */
@NamedInterface("session")
@Service
public class LoginAttempts implements Swept {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int SHOWN = 20;
    private static final int LONGEST_ADDRESS = 64;

    private final JdbcClient db;
    private final ClientAddress client;
    private final Clock clock;
    private final MeterRegistry meters;

    LoginAttempts(JdbcClient db, ClientAddress client, Clock clock, MeterRegistry meters) {
        this.db = db;
        this.client = client;
        this.clock = clock;
        this.meters = meters;
        for (Factor factor : Factor.values()) {
            tried(factor, true);
            tried(factor, false);
        }
    }

    /**
     * One proof that somebody gave. A login with a second factor has two.
     *
     * @param address the client's IP address
     * @param browser such as {@code Chrome, Windows}
     * @param taken whether the proof was right
     */
    public record Attempt(Instant at, String address, String browser, Factor factor, boolean taken) {}

    /**
     * The attempts of the last 90 days, the newest first: at most twenty right and twenty wrong ones, so that many wrong ones
     * can't hide a right one.
     */
    public List<Attempt> latest(MemberId member) {
        return Stream.concat(part(member, true), part(member, false))
                .sorted(Comparator.comparing(Attempt::at).reversed())
                .toList();
    }

    /** When the member last gave a right proof; empty if there was none within the last 90 days. */
    public Optional<Instant> lastTaken(MemberId member) {
        return db.sql("SELECT MAX(tried_at) AS last_at FROM sign_in WHERE member_id = ? AND taken = ?")
                .params(Column.of(member), true)
                .query((row, _) -> Optional.ofNullable(Column.instant(row, "last_at")))
                .single();
    }

    private Stream<Attempt> part(MemberId member, boolean taken) {
        return db
                .sql("SELECT tried_at, address, browser, factor, taken FROM sign_in"
                        + " WHERE member_id = ? AND taken = ? AND tried_at > ? ORDER BY tried_at DESC, id DESC LIMIT ?")
                .params(Column.of(member), taken, Column.of(clock.instant().minus(KEPT)), SHOWN)
                .query(LoginAttempts::row)
                .list()
                .stream();
    }

    private static Attempt row(ResultSet row, int number) throws SQLException {
        return new Attempt(
                Objects.requireNonNull(Column.instant(row, "tried_at")),
                row.getString("address"),
                row.getString("browser"),
                Factor.valueOf(row.getString("factor")),
                row.getBoolean("taken"));
    }

    /**
     * Records an attempt from this thread's browser.
     *
     * @param member empty if the address has no account; the attempt is recorded all the same, so that it takes as long
     */
    void note(Optional<MemberId> member, Factor factor, boolean taken) {
        tried(factor, taken).increment();
        String address = client.current();
        db.sql("INSERT INTO sign_in (id, member_id, tried_at, factor, taken, address, browser)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(Column.of(Ids.next()))
                .param(member.map(Column::of).orElse(null))
                .param(Column.of(clock.instant()))
                .param(factor.name())
                .param(taken)
                .param(address.substring(0, Math.min(LONGEST_ADDRESS, address.length())))
                .param(BrowserName.here())
                .update();
    }

    private Counter tried(Factor factor, boolean taken) {
        return meters.counter("kagiban.logins", "factor", factor.name(), "proof", taken ? "RIGHT" : "WRONG");
    }

    @Override
    public void forgetOld() {
        db.sql("DELETE FROM sign_in WHERE tried_at < ?")
                .param(Column.of(clock.instant().minus(KEPT)))
                .update();
    }
}
