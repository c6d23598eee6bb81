package jp.kagiban.shop.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.attempt.KeyAttempt.AttemptId;
import org.junit.jupiter.api.Test;

class AttemptBoundTest {

    private static final Instant START = Instant.parse("2026-11-25T01:42:00Z");
    private static final GenerationId KEY = new GenerationId(new UUID(1, 1));
    private static final MallOutcome VALID = new MallOutcome.Valid(null);
    private static final MallOutcome REFUSED = new MallOutcome.Rejected("GA0001");
    private static final MallOutcome SILENT = new MallOutcome.Unreachable();

    /** The oldest first, as they were made. */
    private final List<KeyAttempt> made = new ArrayList<>();

    private AttemptBoundTest add(int times, MallOutcome outcome) {
        for (int i = 0; i < times; i++) {
            int number = made.size() + 1;
            AttemptResult result = AttemptResult.of(outcome, List.of());
            made.add(new KeyAttempt(
                    new AttemptId(new TenantId(KEY.id()), KEY, number),
                    1,
                    new ShopId(KEY.id()),
                    START.plusSeconds(number),
                    result,
                    AttemptDecision.WAITS,
                    null,
                    0));
        }
        return this;
    }

    private AttemptBound.Surplus surplus() {
        return AttemptBound.of(made.reversed());
    }

    private int gone() {
        return surplus().deleted().id().seqNo();
    }

    @Test
    void theFirstOfARunStaysAndTheOneAfterItGoes() {
        assertThat(add(60, REFUSED).gone()).isEqualTo(2);
    }

    @Test
    void theNextOfTheRunCountsIt() {
        KeyAttempt heir = add(60, REFUSED).surplus().counter().orElseThrow();
        assertThat(heir.id().seqNo()).isEqualTo(3);
        assertThat(heir.folded()).isEqualTo(1);
    }

    @Test
    void theLastOfARunStays() {
        assertThat(add(2, REFUSED).add(3, SILENT).add(55, VALID).gone()).isEqualTo(4);
    }

    @Test
    void whereNoRunIsLeftTheOldestFailureGoes() {
        add(1, VALID).add(2, REFUSED).add(2, SILENT).add(55, VALID);
        assertThat(gone()).isEqualTo(2);
        assertThat(surplus().counter()).isEmpty();
    }

    @Test
    void whereNothingFailedTheOldestGoes() {
        assertThat(add(60, VALID).gone()).isEqualTo(1);
    }

    @Test
    void theNewestStayWhole() {
        assertThat(add(5, VALID).add(AttemptBound.NEWEST, REFUSED).gone()).isEqualTo(1);
    }
}
