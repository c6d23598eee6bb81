package jp.kagiban.manual;

import java.time.Instant;
import java.util.Optional;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A step of a walk that a member has seen, and whether it is done.
 *
 * @param keyRound the key that the walk replaces; marks for an earlier key no longer count
 */
record WalkStep(
        @Id WalkStepId id,
        String keyRound,
        Instant seenAt,
        @Nullable Instant doneAt,
        @Version long version) {

    /** The id in rows of walks without a shop. */
    static final ShopId NO_SHOP = ShopId.NONE;

    Optional<Instant> done() {
        return Optional.ofNullable(doneAt);
    }

    /** Identifies a step. */
    record WalkStepId(TenantId tenantId, MemberId memberId, ShopId shopId, Walk walk, int stepNumber) {}
}
