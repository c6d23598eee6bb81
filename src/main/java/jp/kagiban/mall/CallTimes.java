package jp.kagiban.mall;

import java.time.Duration;
import jp.kagiban.shared.TenantId;

/** Receives the response time of each call to a mall. */
@FunctionalInterface
public interface CallTimes {

    /** @param took the time until the answer, or until the call was given up; not of interrupted calls */
    void answered(TenantId tenant, Duration took);
}
