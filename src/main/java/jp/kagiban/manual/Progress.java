package jp.kagiban.manual;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member's progress on a walk.
 *
 * @param shop for which it is; null where it is for none
 * @param done when they marked a step as done, by its number; all where the key is registered, and never the last while it isn't
 * @param place the step that they saw last, or null
 * @param registration the status of the key to which the walk leads
 */
public record Progress(
        Walk walk,
        @Nullable WalkShop shop,
        Map<Integer, Instant> done,
        @Nullable Integer place,
        Registration registration) {

    public Progress {
        done = Map.copyOf(done);
    }

    /** The progress of a walk that isn't begun. */
    public static Progress none(Walk walk) {
        return new Progress(walk, null, Map.of(), null, Registration.UNKNOWN);
    }

    /** Whether the walk is finished; if that can't be known, whether all steps are marked. */
    public boolean finished() {
        return registration == Registration.UNKNOWN ? next().isEmpty() : registration.done();
    }

    /** Whether the walk is begun; seeing the first step isn't enough. */
    boolean begun() {
        return !done.isEmpty() || (place != null && !place.equals(walk.steps().getFirst()));
    }

    /** The step at which to continue: from the one seen last on, the first that isn't marked; empty if all are. */
    public Optional<Integer> next() {
        int from = place == null ? 0 : Math.max(walk.steps().indexOf(place), 0);
        return openFrom(from).or(() -> openFrom(0));
    }

    private Optional<Integer> openFrom(int index) {
        return walk.steps().stream()
                .skip(index)
                .filter(step -> !done.containsKey(step))
                .findFirst();
    }
}
