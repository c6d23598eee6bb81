package jp.kagiban.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.shared.TenantId;
import org.springframework.data.repository.Repository;

interface Retentions extends Repository<TenantRetention, TenantRetention.Key> {

    TenantRetention save(TenantRetention retention);

    Optional<TenantRetention> findById(TenantRetention.Key id);

    /** Orders placed before this instant are not kept. */
    default Instant oldest(TenantId tenant, Instant now) {
        return now.minus(Duration.ofDays(days(tenant)));
    }

    /** For how many days orders are kept. */
    default int days(TenantId tenant) {
        return findById(new TenantRetention.Key(tenant))
                .map(TenantRetention::orderDays)
                .orElse(TenantRetention.USUAL_DAYS);
    }
}
