package jp.kagiban.task;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;

/**
 * A stored task.
 *
 * @param kind the name of its kind
 * @param version changes whenever the task is planned again
 * @param failures consecutive runs that failed by a fault of ours
 */
record Due(
        TenantId tenant, String kind, UUID subject, ShopId shop, int urgency, Instant at, long version, int failures) {

    /** The order in which tasks run. */
    static final Comparator<Due> FIRST = Comparator.comparingInt(Due::urgency).thenComparing(Due::at);

    /** The identity of a task. It stays the same when the task is planned again. */
    record Ref(TenantId tenant, String kind, UUID subject) {}

    Ref ref() {
        return new Ref(tenant, kind, subject);
    }

    /** Whether a member waits for this task. */
    boolean isAwaited() {
        return urgency == Urgency.AWAITED.code();
    }
}
