package jp.kagiban.mall;

import org.jspecify.annotations.Nullable;

/**
 * The result of trying a function.
 *
 * @param outcome Valid if the function answered, even with no results
 * @param shopCode the code of the key's shop, if this function returns it
 */
public record FunctionReply(MallOutcome outcome, @Nullable String shopCode) {

    /** The result of a function that returns no shop code. */
    public static FunctionReply of(MallOutcome outcome) {
        return new FunctionReply(outcome, null);
    }
}
