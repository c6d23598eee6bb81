package jp.kagiban.errand;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;

/**
 * An errand as it is stored.
 *
 * @param kind the name of its kind
 * @param version another one as soon as it is planned anew
 * @param failures how many runs in a row have failed by a fault of ours
 */
record Due(
        TenantId tenant, String kind, UUID subject, ShopId shop, int urgency, Instant at, long version, int failures) {

    /** What goes first. */
    static final Comparator<Due> FIRST = Comparator.comparingInt(Due::urgency).thenComparing(Due::at);

    /** What is the same however often it is planned. */
    record Ref(TenantId tenant, String kind, UUID subject) {}

    Ref ref() {
        return new Ref(tenant, kind, subject);
    }

    /** Whether a member waits for it. */
    boolean isAwaited() {
        return urgency == Urgency.AWAITED.code();
    }
}
