package jp.kagiban.shop.activation;

import java.time.Instant;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.TenantId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * One trial of a new key.
 *
 * @param shopNumber the key's number, if the mall has accepted a key with this number from the shop before; else empty
 */
record KeyTrial(@Id TrialId id, @Version long version, Instant triedAt, Outcome outcome, String shopNumber) {

    enum Outcome {
        /** The mall is being asked. */
        OPEN,
        REFUSED,
        PASSED,
        /** The mall gave no usable answer. The trial doesn't count. */
        UNANSWERED
    }

    KeyTrial with(Outcome newOutcome) {
        return new KeyTrial(id, version, triedAt, newOutcome, shopNumber);
    }

    KeyTrial opened(Instant now) {
        return new KeyTrial(id, version, now, Outcome.OPEN, shopNumber);
    }

    record TrialId(TenantId tenantId, GenerationId generationId) {}
}
