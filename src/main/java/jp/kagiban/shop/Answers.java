package jp.kagiban.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kagiban.rms.RmsOutcome;
import jp.kagiban.shop.ShopStanding.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What RMS said to one try of a new key.
 *
 * @param licence the licence API, asked with the new key
 * @param order the order API, asked with the new key; null if that was not needed
 * @param activeOrder the order API, asked with the key in use; null if there is none or it was not needed
 * @param hindrance what keeps the new key from reading orders that the key in use can read; null if nothing is known to
 * @param calls each call that was made, in order
 */
record Answers(
        RmsOutcome licence,
        @Nullable RmsOutcome order,
        @Nullable RmsOutcome activeOrder,
        @Nullable RmsOutcome hindrance,
        List<AttemptCall> calls) {

    Answers {
        calls = List.copyOf(calls);
    }

    Answers(RmsOutcome licence, @Nullable RmsOutcome order, @Nullable RmsOutcome activeOrder) {
        this(licence, order, activeOrder, null, List.of());
    }

    Answers hinderedBy(@Nullable RmsOutcome outcome) {
        return new Answers(licence, order, activeOrder, outcome, calls);
    }

    Answers after(List<AttemptCall> made) {
        return new Answers(licence, order, activeOrder, hindrance, made);
    }

    static Answer kind(RmsOutcome outcome) {
        return switch (outcome) {
            case RmsOutcome.Valid _ -> Answer.VALID;
            case RmsOutcome.Rejected _ -> Answer.REJECTED;
            case RmsOutcome.Throttled _ -> Answer.THROTTLED;
            case RmsOutcome.Maintenance _ -> Answer.MAINTENANCE;
            case RmsOutcome.Unreachable _ -> Answer.UNREACHABLE;
            case RmsOutcome.Garbled _ -> Answer.GARBLED;
        };
    }

    /** When to come again: as RMS asked, but not before our own delay is over. */
    static Instant again(RmsOutcome outcome, Instant now, Duration delay) {
        Duration asked = outcome instanceof RmsOutcome.Throttled limit ? limit.retryAfter() : null;
        return now.plus(asked != null && asked.compareTo(delay) > 0 ? asked : delay);
    }

    /** Whether the licence API refuses while the order API takes the key: the expiry function seems to be off. */
    boolean functionOff() {
        return licence instanceof RmsOutcome.Rejected && order instanceof RmsOutcome.Valid;
    }

    /** The date that the licence API gave. */
    @Nullable
    Instant expiry() {
        return licence instanceof RmsOutcome.Valid(Instant expiry) ? expiry : null;
    }

    /**
     * The one outcome that counts. A first key is proven by any 200. A renewal must be taken by the order API too, unless the
     * order API refuses the key in use; where nobody knows whether it does, a refusal of the new key proves nothing. And it
     * must be let read single orders, if the key in use is.
     */
    RmsOutcome verdict() {
        RmsOutcome proof = proof();
        return hindrance != null && proof instanceof RmsOutcome.Valid ? hindrance : proof;
    }

    AttemptResult result() {
        return AttemptResult.of(verdict(), calls);
    }

    private RmsOutcome proof() {
        if (functionOff()) {
            return new RmsOutcome.Valid(null);
        }
        if (licence instanceof RmsOutcome.Rejected) {
            return order == null ? licence : order;
        }
        boolean proven = licence instanceof RmsOutcome.Valid;
        if (!proven || activeOrder == null || activeOrder instanceof RmsOutcome.Rejected) {
            return licence;
        }
        return renewal(activeOrder);
    }

    private RmsOutcome renewal(RmsOutcome active) {
        if (order == null) {
            throw new IllegalStateException("A renewal beside a working key needs the order API's word");
        }
        if (order instanceof RmsOutcome.Valid) {
            return licence;
        }
        boolean unclear = order instanceof RmsOutcome.Rejected && !(active instanceof RmsOutcome.Valid);
        return unclear ? active : order;
    }
}
