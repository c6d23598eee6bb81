package jp.kagiban.shop.attempt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.mall.Answer;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;

/** Counts the results of attempts of all companies, for operators. Callers must check that the reader is an operator. */
@NamedInterface("attempt")
@Service
public class AttemptCounts {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MOST = 50;

    private static final String COUNT = "SELECT outcome, code,"
            + " SUM(CASE WHEN tried_at > ? THEN 1 + folded ELSE 0 END) AS day_tries,"
            + " COUNT(DISTINCT CASE WHEN tried_at > ? THEN shop_id END) AS day_shops,"
            + " SUM(1 + folded) AS week_tries, COUNT(DISTINCT shop_id) AS week_shops"
            + " FROM key_attempt WHERE tried_at > ? GROUP BY outcome, code"
            + " ORDER BY week_tries DESC, outcome, code LIMIT " + MOST;

    private final JdbcClient db;
    private final TenantScope scope;

    AttemptCounts(JdbcClient db, TenantScope scope) {
        this.db = db;
        this.scope = scope;
    }

    /** @param shops the number of shops to which the tries belong */
    public record Count(long tries, long shops) {}

    /**
     * @param outcome empty if the mall wasn't called
     * @param code the mall's code; empty if the mall gave none
     */
    public record Line(Optional<Answer> outcome, Optional<String> code, Count day, Count week) {}

    /**
     * Counts the attempts of the last day and of the last seven days, the most frequent results first. A folded attempt
     * has the time of the row into which it was folded.
     */
    public List<Line> until(Instant now) {
        Object day = Column.of(now.minus(DAY));
        return scope.outside(
                CrossTenantReason.OPERATORS_CONSOLE,
                () -> db.sql(COUNT)
                        .params(day, day, Column.of(now.minus(WEEK)))
                        .query((row, _) -> line(row))
                        .list());
    }

    private static Line line(ResultSet row) throws SQLException {
        @Nullable String outcome = row.getString("outcome");
        return new Line(
                Optional.ofNullable(outcome).map(Answer::valueOf),
                Optional.ofNullable(row.getString("code")),
                new Count(row.getLong("day_tries"), row.getLong("day_shops")),
                new Count(row.getLong("week_tries"), row.getLong("week_shops")));
    }
}
