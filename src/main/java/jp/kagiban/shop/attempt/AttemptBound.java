package jp.kagiban.shop.attempt;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Chooses the row that goes when a key has too many attempts. Within a run of equal attempts, rows between the first and the
 * last go first, the oldest before others. Failures follow, then the rest. The newest stay.
 */
final class AttemptBound {

    static final int MOST = 200;
    static final int NEWEST = 50;

    private AttemptBound() {}

    /**
     * @param gone the attempt whose row goes
     * @param heir the attempt that counts it; empty if none does
     */
    record Surplus(KeyAttempt gone, Optional<KeyAttempt> heir) {}

    /** @param attempts the newest first, more than {@link #NEWEST} */
    static Surplus of(List<KeyAttempt> attempts) {
        return IntStream.iterate(attempts.size() - 2, i -> i >= NEWEST, i -> i - 1)
                .filter(i -> isWithinRun(attempts, i))
                .mapToObj(i -> new Surplus(
                        attempts.get(i), Optional.of(attempts.get(i - 1).folding(attempts.get(i)))))
                .findFirst()
                .orElseGet(() -> new Surplus(oldest(attempts), Optional.empty()));
    }

    private static boolean isWithinRun(List<KeyAttempt> attempts, int i) {
        KeyAttempt one = attempts.get(i);
        return one.failed() && one.repeats(attempts.get(i - 1)) && one.repeats(attempts.get(i + 1));
    }

    private static KeyAttempt oldest(List<KeyAttempt> attempts) {
        List<KeyAttempt> old = attempts.subList(NEWEST, attempts.size()).reversed();
        return old.stream().filter(KeyAttempt::failed).findFirst().orElseGet(old::getFirst);
    }
}
