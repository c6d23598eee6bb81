package jp.kagiban.errand;

import java.time.Clock;
import java.time.Instant;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Component;

/**
 * Plans tasks in the caller's transaction, if there is one. A due task starts within milliseconds of the commit if this node works its bucket, otherwise within a
 * second. A task that is planned while it runs is run once more.
 */
@Component
public class Errands {

    private final ErrandRows rows;
    private final Buckets buckets;
    private final ErrandBell bell;
    private final TenantScope scope;
    private final Clock clock;

    Errands(ErrandRows rows, Buckets buckets, ErrandBell bell, TenantScope scope, Clock clock) {
        this.rows = rows;
        this.buckets = buckets;
        this.bell = bell;
        this.scope = scope;
        this.clock = clock;
    }

    /** Plans the task for this time, or moves it if it is planned already. */
    public void plan(Errand errand, Instant at) {
        put(errand, errand.kind().urgency(), at);
    }

    /** Plans the task for now, before tasks that nobody waits for. */
    public void press(Errand errand) {
        put(errand, Urgency.AWAITED, clock.instant());
    }

    private void put(Errand errand, Urgency urgency, Instant at) {
        int bucket = scope.in(errand.tenant(), () -> {
            int of = buckets.of(errand.tenant(), errand.shop());
            rows.put(errand, of, urgency, at);
            return of;
        });
        ring(bucket, at);
    }

    /** Plans the task for this time unless it is planned already. Returns whether it was planned. */
    public boolean planUnlessThere(Errand errand, Instant at) {
        return scope.in(errand.tenant(), () -> {
            int bucket = buckets.of(errand.tenant(), errand.shop());
            boolean planned = rows.putUnlessThere(errand, bucket, at);
            ring(bucket, at);
            return planned;
        });
    }

    /** Removes a planned task, if there is one. A running task ends with this run. */
    public void cancel(Errand errand) {
        scope.run(errand.tenant(), () -> rows.remove(errand));
    }

    /** Makes this node look for due tasks now. */
    public void wake() {
        bell.ring();
    }

    private void ring(int bucket, Instant at) {
        if (!at.isAfter(clock.instant())) {
            bell.ringAfterCommit(bucket);
        }
    }
}
