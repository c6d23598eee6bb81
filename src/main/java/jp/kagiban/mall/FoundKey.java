package jp.kagiban.mall;

import org.jspecify.annotations.Nullable;

/**
 * A key found in a text that a member pasted.
 *
 * @param text the value: a secret that is never shown
 * @param problem why the value isn't a valid key, or null if it is one
 */
public record FoundKey(String text, EntryProblem.@Nullable Kind problem) {

    @Override
    public String toString() {
        return "FoundKey[" + problem + "]";
    }
}
