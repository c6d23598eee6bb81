package jp.kagiban.shop.attempt;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Chooses the row to delete when a key has too many attempts. First choice is the oldest row between the first and the
 * last row of a run of equal failures. Next is the oldest failure, then the oldest row. The newest 50 rows stay.
 */
final class AttemptBound {

    static final int MOST = 200;
    static final int NEWEST = 50;

    private AttemptBound() {}

    /**
     * @param deleted the attempt whose row is deleted
     * @param counter the equal attempt that counts the deleted attempt from now on; empty if there is none
     */
    record Surplus(KeyAttempt deleted, Optional<KeyAttempt> counter) {}

    /** @param attempts more than {@link #NEWEST}, the newest first */
    static Surplus of(List<KeyAttempt> attempts) {
        return IntStream.iterate(attempts.size() - 2, i -> i >= NEWEST, i -> i - 1)
                .filter(i -> isWithinRun(attempts, i))
                .mapToObj(i -> new Surplus(
                        attempts.get(i), Optional.of(attempts.get(i - 1).folding(attempts.get(i)))))
                .findFirst()
                .orElseGet(() -> new Surplus(oldest(attempts), Optional.empty()));
    }

    private static boolean isWithinRun(List<KeyAttempt> attempts, int i) {
        KeyAttempt attempt = attempts.get(i);
        return attempt.failed() && attempt.repeats(attempts.get(i - 1)) && attempt.repeats(attempts.get(i + 1));
    }

    private static KeyAttempt oldest(List<KeyAttempt> attempts) {
        List<KeyAttempt> old = attempts.subList(NEWEST, attempts.size()).reversed();
        return old.stream().filter(KeyAttempt::failed).findFirst().orElseGet(old::getFirst);
    }
}
