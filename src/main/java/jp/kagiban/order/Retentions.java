package jp.kagiban.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.shared.TenantId;
import org.springframework.data.repository.Repository;

interface Retentions extends Repository<TenantRetention, TenantRetention.Key> {

    TenantRetention save(TenantRetention retention);

    Optional<TenantRetention> findById(TenantRetention.Key id);

    /** Returns the instant before which orders aren't kept. */
    default Instant oldest(TenantId tenant, Instant now) {
        return now.minus(Duration.ofDays(days(tenant)));
    }

    /** Returns for how many days orders are kept. */
    default int days(TenantId tenant) {
        return findById(new TenantRetention.Key(tenant))
                .map(TenantRetention::orderDays)
                .orElse(TenantRetention.USUAL_DAYS);
    }
}
