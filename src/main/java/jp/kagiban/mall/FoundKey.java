package jp.kagiban.mall;

import org.jspecify.annotations.Nullable;

/**
 * What a mall finds in a text that a member pasted.
 *
 * @param text the value, which is a secret and not shown
 * @param problem why it isn't a key as the mall gives it, or null if it is one
 */
public record FoundKey(String text, EntryProblem.@Nullable Kind problem) {

    @Override
    public String toString() {
        return "FoundKey[" + problem + "]";
    }
}
