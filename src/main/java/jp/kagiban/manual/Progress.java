package jp.kagiban.manual;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a member has come on a walk.
 *
 * @param shop for which it is; null where it is for none
 * @param done when they marked a step as done, by its number; all where the key is registered, and never the last while it isn't
 * @param place the step that they saw last, or null
 * @param registration what has become of the key to which the walk leads
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

    /** Of a walk that nobody has begun. */
    public static Progress none(Walk walk) {
        return new Progress(walk, null, Map.of(), null, Registration.UNKNOWN);
    }

    /** Whether the walk has led to its end; where that can't be known, whether all steps are marked. */
    public boolean finished() {
        return registration == Registration.UNKNOWN ? next().isEmpty() : registration.done();
    }

    /** Whether there is anything to go on from: a look at the first step is none. */
    boolean begun() {
        return !done.isEmpty() || (place != null && !place.equals(walk.steps().getFirst()));
    }

    /** Where to go on: the step that they saw last or the first one after it that isn't marked; empty when all are. */
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
