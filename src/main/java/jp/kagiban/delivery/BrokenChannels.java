package jp.kagiban.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
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

/** Which recipients of the company in force nothing gets through to: a delivery was given up, and none has got through since. */
@Service
public class BrokenChannels {

    private static final Duration LOOKED_BACK = Duration.ofDays(14);

    private static final String GIVEN_UP = """
            SELECT DISTINCT f.channel, f.recipient_id FROM delivery f
            WHERE f.tenant_id = :tenant AND f.state = 'FAILED' AND f.created_at > :since AND NOT EXISTS (
              SELECT 1 FROM delivery s WHERE s.tenant_id = :tenant AND s.channel = f.channel
              AND s.recipient_id = f.recipient_id AND s.state = 'SENT' AND s.created_at > f.created_at)""";

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

    /**
     * Those that the member can do something about: their own mail, and the company's channels if they look after them. A browser
     * that takes nothing any more is removed, so none is named.
     */
    @Needs(Permission.SEE_SHOPS)
    public List<Recipient> of(UUID member) {
        Set<Address> givenUp = givenUp();
        if (givenUp.isEmpty()) {
            return List.of();
        }
        boolean ofCompany = access.may(Permission.MANAGE_COMPANY);
        return recipients.all().stream()
                .map(Recipients.Way::recipient)
                .filter(one -> givenUp.contains(new Address(one.channel(), one.id())))
                .filter(one -> one.channel().personal() ? one.id().equals(member) : ofCompany)
                .toList();
    }

    private Set<Address> givenUp() {
        return db
                .sql(GIVEN_UP)
                .param("tenant", Column.of(scope.current()))
                .param("since", Column.of(clock.instant().minus(LOOKED_BACK)))
                .query((row, _) ->
                        new Address(ChannelKind.valueOf(row.getString("channel")), Column.uuid(row, "recipient_id")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
