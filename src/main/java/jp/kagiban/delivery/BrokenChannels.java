package jp.kagiban.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.delivery.Recipients.RecipientKey;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Finds a company's recipients that no message reaches. */
@Service
public class BrokenChannels {

    /** No key is valid for longer than 90 days. Every notice about a key is sent within this time. */
    private static final Duration LOOKED_BACK = Duration.ofDays(90);

    private static final String FAILED_TRIES = """
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

    /**
     * Returns the unreached recipients that the member can act on: their own mail and browsers. A manager of the
     * company also sees its channels. A manager of members also sees the mails of other members. A browser whose
     * subscription is gone stays in the list until it is removed or subscribes again.
     */
    @Needs(Permission.SEE_SHOPS)
    public List<Recipient> of(MemberId member) {
        boolean managesCompany = access.may(Permission.MANAGE_COMPANY);
        boolean managesMembers = access.may(Permission.MANAGE_MEMBERS);
        return Stream.concat(recipients.gone().stream(), failing())
                .filter(recipient -> recipient.member() == null
                        ? managesCompany
                        : recipient.member().equals(member)
                                || (managesMembers && recipient.channel() == ChannelKind.MAIL))
                .toList();
    }

    private Stream<Recipient> failing() {
        Set<RecipientKey> broken = unreached(scope.current());
        return broken.isEmpty()
                ? Stream.empty()
                : recipients.all().stream()
                        .map(Recipients.Way::recipient)
                        .filter(recipient -> broken.contains(RecipientKey.of(recipient)));
    }

    /** The failed tries to reach one recipient since the last delivery that got through. */
    private record FailedTries(RecipientKey recipient, Instant first, Instant last, boolean givenUp) {

        static FailedTries read(ResultSet row, int number) throws SQLException {
            return new FailedTries(
                    RecipientKey.read(row),
                    Objects.requireNonNull(Column.instant(row, "first_at")),
                    Objects.requireNonNull(Column.instant(row, "last_at")),
                    row.getBoolean("given_up"));
        }

        boolean isBroken() {
            return givenUp || !last.isBefore(first.plus(Delivery.GIVEN_UP_AFTER));
        }
    }

    /**
     * Returns the unreached recipients of a company, including those that get no notices any more. A recipient is
     * unreached if a delivery was given up, or tries failed over two days, since the last delivery that got through.
     * The result isn't stored, so it is empty again as soon as a delivery gets through.
     */
    Set<RecipientKey> unreached(TenantId tenant) {
        Instant now = clock.instant();
        return db
                .sql(FAILED_TRIES)
                .param("tenant", Column.of(tenant))
                .param("now", Column.of(now))
                .param("since", Column.of(now.minus(LOOKED_BACK)))
                .query(FailedTries::read)
                .list()
                .stream()
                .filter(FailedTries::isBroken)
                .map(FailedTries::recipient)
                .collect(Collectors.toUnmodifiableSet());
    }
}
