package jp.kagiban.mall;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mall's report about a key.
 *
 * @param outcome the combined outcome of all calls
 * @param ends ends that were read or computed; empty if none is known
 * @param endUntold whether the mall accepts the key but doesn't return its end; the function for that seems to be disabled
 * @param calls the calls, in order
 */
public record KeyWord(MallOutcome outcome, List<ExpiryReading> ends, boolean endUntold, List<MallCall> calls) {

    public KeyWord {
        ends = List.copyOf(ends);
        calls = List.copyOf(calls);
    }

    public boolean answered() {
        return outcome instanceof MallOutcome.Valid || outcome instanceof MallOutcome.Rejected;
    }

    /** The nearest end; null if none is known. */
    public @Nullable Instant end() {
        return nearest().map(ExpiryReading::at).orElse(null);
    }

    /** Empty if no end is known. */
    public Optional<ExpiryReading> nearest() {
        return ends.stream().min(Comparator.comparing(ExpiryReading::at));
    }
}
