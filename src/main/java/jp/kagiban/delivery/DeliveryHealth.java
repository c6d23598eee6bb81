package jp.kagiban.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Counts, for the operators, the deliveries of all companies that don't get through. Callers must check that the member
 * is an operator.
 */
@Service
public class DeliveryHealth {

    private static final Duration LOOKED_BACK = Duration.ofDays(1);

    private static final String COUNT = "SELECT channel, SUM(CASE WHEN state = 'WAITING' THEN 1 ELSE 0 END) AS waiting,"
            + " SUM(CASE WHEN state = 'WAITING' THEN 0 ELSE 1 END) AS failed FROM delivery"
            + " WHERE (state = 'WAITING' OR state IN ('FAILED', 'LAPSED') AND ended_at > ?)"
            + " AND (state = 'FAILED' OR tries > 0) GROUP BY channel ORDER BY channel";

    private final JdbcClient db;
    private final TenantScope scope;
    private final Clock clock;

    DeliveryHealth(JdbcClient db, TenantScope scope, Clock clock) {
        this.db = db;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * The deliveries over one kind of channel that don't get through.
     *
     * @param name the translation key of the channel's name
     * @param waiting deliveries that have failed and are retried
     * @param failed deliveries that ended in the last 24 hours without getting through
     */
    public record Trouble(String name, long waiting, long failed) {}

    /** Returns an empty list if all deliveries get through or there are none. */
    public List<Trouble> troubles() {
        return scope.outside(
                CrossTenantReason.OPERATORS_CONSOLE,
                () -> db.sql(COUNT)
                        .param(Column.of(clock.instant().minus(LOOKED_BACK)))
                        .query((row, _) -> trouble(row))
                        .list());
    }

    private static Trouble trouble(ResultSet row) throws SQLException {
        return new Trouble(
                ChannelKind.valueOf(row.getString("channel")).key(), row.getLong("waiting"), row.getLong("failed"));
    }
}
