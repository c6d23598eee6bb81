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
 * A step of a walk that a member has come to, and whether it is done.
 *
 * @param keyRound the key that the walk is to replace; marks for another key no longer count
 */
record WalkStep(
        @Id WalkStepId id,
        String keyRound,
        Instant seenAt,
        @Nullable Instant doneAt,
        @Version long version) {

    /** Stands for no shop. */
    static final ShopId NO_SHOP = ShopId.NONE;

    Optional<Instant> done() {
        return Optional.ofNullable(doneAt);
    }

    /** Names a step. */
    record WalkStepId(TenantId tenantId, MemberId memberId, ShopId shopId, Walk walk, int stepNumber) {}
}
