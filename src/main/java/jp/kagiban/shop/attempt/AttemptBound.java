package jp.kagiban.shop.attempt;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which rows go when a key has too many attempts: of a run of equal ones those between the first and the last, the oldest before
 * the others; then failures, and then what is left. The newest stay whole.
 */
final class AttemptBound {

    static final int MOST = 200;
    static final int NEWEST = 50;

    private AttemptBound() {}

    /**
     * @param gone its row goes
     * @param heir the one that counts it; empty if nothing does
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
