package jp.kagiban.shop.attempt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallCall;
import org.jspecify.annotations.Nullable;

/**
 * Attempts in a row that came to the same, as a screen tells them.
 *
 * @param times how many there were, those between the first and the last included that are no longer kept one by one
 * @param outcome of the calls of each together; null if none was made
 * @param next when it was to be asked again after the last; null if not at all
 */
public record AttemptRun(
        Instant first,
        Instant last,
        int times,
        @Nullable Answer outcome,
        List<MallCall> calls,
        AttemptDecision decision,
        @Nullable Instant next) {

    public AttemptRun {
        calls = List.copyOf(calls);
    }

    /** In the same order, which is the newest first. */
    static List<AttemptRun> of(List<KeyAttempt> attempts) {
        List<AttemptRun> runs = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= attempts.size(); i++) {
            if (i == attempts.size() || !attempts.get(i).repeats(attempts.get(begin))) {
                runs.add(ofEqual(attempts.subList(begin, i)));
                begin = i;
            }
        }
        return runs;
    }

    private static AttemptRun ofEqual(List<KeyAttempt> equal) {
        KeyAttempt last = equal.getFirst();
        return new AttemptRun(
                equal.getLast().triedAt(),
                last.triedAt(),
                equal.stream().mapToInt(attempt -> 1 + attempt.folded()).sum(),
                last.result().outcome(),
                AttemptCalls.read(last.result().calls()),
                last.decision(),
                last.nextAt());
    }
}
