package jp.kagiban.delivery;

import java.time.Duration;
import java.time.Instant;
import jp.kagiban.shared.TenantId;
import org.springframework.stereotype.Component;

/** What is done for a company beside telling: old deliveries go, and its owners hear of channels that have broken. */
@Component
class DeliveryUpkeep {

    private static final Duration KEPT = Duration.ofDays(400);

    private final DeliveryRemoval removal;
    private final ChannelAlarms alarms;

    DeliveryUpkeep(DeliveryRemoval removal, ChannelAlarms alarms) {
        this.removal = removal;
        this.alarms = alarms;
    }

    /** Runs with the tenant in force. */
    void keep(TenantId tenant, Instant now) {
        removal.before(tenant, now.minus(KEPT));
        alarms.look(tenant);
    }
}
