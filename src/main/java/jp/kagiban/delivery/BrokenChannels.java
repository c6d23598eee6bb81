package jp.kagiban.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Which recipients of the company in force nothing gets through to: since something did the last time, a delivery was given up, or
 * some have been tried in vain for two days between them.
 */
@Service
public class BrokenChannels {

    /** A key lives no longer: whoever is told of it at all is told within that time. */
    private static final Duration LOOKED_BACK = Duration.ofDays(90);

    private static final String IN_VAIN = """
            SELECT f.channel, f.recipient_id, MIN(f.created_at) AS first_at, MAX(COALESCE(f.ended_at, :now)) AS last_at,
              MAX(CASE WHEN f.state = 'FAILED' THEN 1 ELSE 0 END) AS given_up
            FROM delivery f
            WHERE f.tenant_id = :tenant AND f.created_at > :since
              AND (f.state = 'FAILED' OR f.state IN ('WAITING', 'LAPSED') AND f.tries > 0)
              AND NOT EXISTS (
                SELECT 1 FROM delivery s WHERE s.tenant_id = :tenant AND s.channel = f.channel
                AND s.recipient_id = f.recipient_id AND s.state = 'SENT'
                AND s.ended_at > CASE WHEN f.state = 'FAILED' THEN f.ended_at ELSE f.created_at END)
            GROUP BY f.channel, f.recipient_id""";

    private final JdbcClient db;
    private final TenantScope scope;
    private final Recipients recipients;
    private final Access access;
    private final Clock clock;

    BrokenChannels(JdbcClient db, TenantScope scope, Recipients recipients, Access access, Clock clock) {
        this.db = db;
        this.scope = scope;
        this.recipients = recipients;
        this.access = access;
        this.clock = clock;
    }

    private record Address(ChannelKind channel, UUID recipient) {}

    /** What was tried since something got through the last time. */
    private record InVain(Address address, Instant first, Instant last, boolean givenUp) {

        static InVain read(ResultSet row, int number) throws SQLException {
            return new InVain(
                    new Address(ChannelKind.valueOf(row.getString("channel")), Column.uuid(row, "recipient_id")),
                    Objects.requireNonNull(Column.instant(row, "first_at")),
                    Objects.requireNonNull(Column.instant(row, "last_at")),
                    row.getBoolean("given_up"));
        }

        boolean isBroken() {
            return givenUp || !last.isBefore(first.plus(Delivery.GIVEN_UP_AFTER));
        }
    }

    /**
     * Those that the member can do something about: their own mail, and the company's channels if they look after them. A browser
     * that takes nothing any more is removed, so none is named.
     */
    @Needs(Permission.SEE_SHOPS)
    public List<Recipient> of(UUID member) {
        Set<Address> broken = broken();
        if (broken.isEmpty()) {
            return List.of();
        }
        boolean ofCompany = access.may(Permission.MANAGE_COMPANY);
        return recipients.all().stream()
                .map(Recipients.Way::recipient)
                .filter(one -> broken.contains(new Address(one.channel(), one.id())))
                .filter(one -> one.channel().personal() ? one.id().equals(member) : ofCompany)
                .toList();
    }

    private Set<Address> broken() {
        Instant now = clock.instant();
        return db
                .sql(IN_VAIN)
                .param("tenant", Column.of(scope.current()))
                .param("now", Column.of(now))
                .param("since", Column.of(now.minus(LOOKED_BACK)))
                .query(InVain::read)
                .list()
                .stream()
                .filter(InVain::isBroken)
                .map(InVain::address)
                .collect(Collectors.toUnmodifiableSet());
    }
}
