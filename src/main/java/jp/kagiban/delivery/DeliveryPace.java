package jp.kagiban.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kagiban.delivery.Reminders.Due;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often a recipient is told. Where fifty shops find one after another that their mall is away, one message of them all is wanted
 * and not fifty: whoever has just been told hears of the others together, at one of the next looks.
 */
@Component
class DeliveryPace {

    /** No longer than until the next look, which so finds what had to wait. */
    private static final Duration LOOKED_BACK = DeliveryTimes.LONGEST;

    /** What stops orders may come three times within that time. */
    private static final int URGENT = 3;

    private static final String RECENT = """
            SELECT d.channel, d.recipient_id, COUNT(*) AS deliveries FROM delivery d
            WHERE d.tenant_id = :tenant AND d.created_at > :since AND EXISTS (
              SELECT 1 FROM delivery_item i WHERE i.tenant_id = :tenant AND i.delivery_id = d.id)
            GROUP BY d.channel, d.recipient_id""";

    private final JdbcClient db;
    private final Clock clock;

    DeliveryPace(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** How often each recipient was told lately. */
    record Recent(Map<RecipientKey, Integer> deliveries) {

        /** Whether they may be told of these now, or hear of them with what comes after: what had to wait goes with what is urgent. */
        boolean allows(Recipient recipient, List<Due> fresh) {
            int lately = deliveries.getOrDefault(RecipientKey.of(recipient), 0);
            return lately == 0 || (lately < URGENT && fresh.stream().anyMatch(Due::urgent));
        }
    }

    Recent of(TenantId tenant) {
        return new Recent(db
                .sql(RECENT)
                .param("tenant", Column.of(tenant))
                .param("since", Column.of(clock.instant().minus(LOOKED_BACK)))
                .query((row, _) -> Map.entry(RecipientKey.read(row), row.getInt("deliveries")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
