package jp.kagiban.errand;

import java.time.Clock;
import java.time.Instant;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Component;

/**
 * Plans errands, in the transaction of the caller where there is one: rolled back, nothing is planned. One that is due starts
 * within milliseconds of the commit where this node works its bucket, and within a second on another. What is planned while it
 * runs is run once more afterwards.
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

    /** Plans the errand for then, or moves it there if it is planned already. */
    public void plan(Errand errand, Instant at) {
        put(errand, errand.kind().urgency(), at);
    }

    /** Plans it for now, before what nobody waits for. */
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

    /** Plans the errand for then unless it is planned already. Tells whether it was planned now. */
    public boolean planUnlessThere(Errand errand, Instant at) {
        return scope.in(errand.tenant(), () -> {
            int bucket = buckets.of(errand.tenant(), errand.shop());
            boolean planned = rows.putUnlessThere(errand, bucket, at);
            ring(bucket, at);
            return planned;
        });
    }

    /** Takes a planned errand away; one that runs right now ends with this run. Nothing happens if there is none. */
    public void cancel(Errand errand) {
        scope.run(errand.tenant(), () -> rows.remove(errand));
    }

    /** Has this node look for due errands now. */
    public void wake() {
        bell.ring();
    }

    private void ring(int bucket, Instant at) {
        if (!at.isAfter(clock.instant())) {
            bell.ringAfterCommit(bucket);
        }
    }
}
