package jp.kagiban.mall;

import java.time.Duration;
import jp.kagiban.shared.TenantId;

/** Receives the response time of each call to a mall. */
@FunctionalInterface
public interface CallTimes {

    /** @param took the time until the answer or the timeout. Interrupted calls aren't reported */
    void answered(TenantId tenant, Duration took);
}
