package jp.kagiban.manual.ui;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import jp.kagiban.manual.Walk;
import org.jspecify.annotations.Nullable;

/**
 * Returns the texts of a step, in the whole manual or on a walk. On a walk, some facts are known already, so some texts
 * differ.
 */
final class StepWords {

    private static final Set<Integer> WITH_HINT = Set.of(3, 5, 7, 8, 9, 11, 14, 15, 16, 17);

    /** Steps with other texts on a walk than in the whole manual. */
    private static final Map<Walk, Set<Integer>> OWN_TEXTS = Map.of(Walk.RENEW, Set.of(16, 17), Walk.FIRST, Set.of(14));

    /** Steps whose hints don't apply on the walk. */
    private static final Map<Walk, Set<Integer>> WITHOUT_HINT =
            Map.of(Walk.RENEW, Set.of(9), Walk.FIRST, Set.of(9, 14, 15));

    /** Steps of walks that name other buttons on a phone. */
    private static final Map<Walk, Set<Integer>> ON_PHONES = Map.of(Walk.RENEW, Set.of(11, 16), Walk.FIRST, Set.of(11));

    private final int step;
    private final @Nullable Walk walk;
    private final UnaryOperator<String> words;

    StepWords(int step, @Nullable Walk walk, UnaryOperator<String> words) {
        this.step = step;
        this.walk = walk;
        this.words = words;
    }

    String title() {
        return words.apply(key() + ".title");
    }

    /**
     * Returns one sentence for each mark of the picture, in their order.
     *
     * @param onPhone whether the sentences name what a phone shows
     */
    List<String> actions(boolean onPhone) {
        String key = key() + ".text";
        return words.apply(onPhone && has(ON_PHONES) ? key + ".phone" : key)
                .lines()
                .toList();
    }

    /** Returns the result of the step. */
    String after() {
        return words.apply(key() + ".after");
    }

    /** Returns hints on points that are easily missed. */
    List<String> hints() {
        boolean hasHint = WITH_HINT.contains(step) && !has(WITHOUT_HINT);
        return hasHint ? words.apply("manual.step." + step + ".hint").lines().toList() : List.of();
    }

    private String key() {
        String key = "manual.step." + step;
        return walk != null && has(OWN_TEXTS) ? key + "." + walk.word() : key;
    }

    private boolean has(Map<Walk, Set<Integer>> steps) {
        return walk != null && steps.getOrDefault(walk, Set.of()).contains(step);
    }
}
