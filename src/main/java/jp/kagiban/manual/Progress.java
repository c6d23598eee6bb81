package jp.kagiban.manual;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member's progress on a walk.
 *
 * @param shop the walk's shop; null if the walk is for none
 * @param done when each step was marked as done, by its number. If the key is registered, all steps are done. If it
 * isn't, the last step isn't done.
 * @param place the step that the member saw last, or null
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

    /** Returns the progress of a walk that hasn't begun. */
    public static Progress none(Walk walk) {
        return new Progress(walk, null, Map.of(), null, Registration.UNKNOWN);
    }

    /** Returns whether the walk is finished. If the portal can't know that, returns whether all steps are marked. */
    public boolean finished() {
        return registration == Registration.UNKNOWN ? next().isEmpty() : registration.done();
    }

    /** Returns whether the walk has begun. Seeing the first step isn't enough. */
    boolean begun() {
        return !done.isEmpty() || (place != null && !place.equals(walk.steps().getFirst()));
    }

    /**
     * Returns the step at which to continue: the first unmarked step from the last seen one on, or else from the
     * beginning; empty if all steps are marked.
     */
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
