package jp.kagiban.shop.attempt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallCall;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive attempts with the same result, as a screen shows them.
 *
 * @param times the number of attempts, including those whose rows were deleted
 * @param outcome the combined outcome of each attempt's calls; null if no call was made
 * @param next the time planned for the attempt after the last; null if none was planned
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

    /** Groups consecutive attempts with the same result. Both lists have the newest first. */
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
