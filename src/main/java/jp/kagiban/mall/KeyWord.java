package jp.kagiban.mall;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a mall said of a key.
 *
 * @param outcome of all calls together
 * @param ends what was read or derived; empty where no end is known
 * @param endUntold whether the mall takes the key, and keeps back when it ends: the function that tells seems to be off
 * @param calls each call that was made, in order
 */
public record KeyWord(MallOutcome outcome, List<ExpiryReading> ends, boolean endUntold, List<MallCall> calls) {

    public KeyWord {
        ends = List.copyOf(ends);
        calls = List.copyOf(calls);
    }

    public boolean answered() {
        return outcome instanceof MallOutcome.Valid || outcome instanceof MallOutcome.Rejected;
    }

    /** The nearest end; null where none is known. */
    public @Nullable Instant end() {
        return nearest().map(ExpiryReading::at).orElse(null);
    }

    /** Empty where no end is known. */
    public Optional<ExpiryReading> nearest() {
        return ends.stream().min(Comparator.comparing(ExpiryReading::at));
    }
}
