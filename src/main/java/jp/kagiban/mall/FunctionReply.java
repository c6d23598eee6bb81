package jp.kagiban.mall;

import org.jspecify.annotations.Nullable;

/**
 * What came of trying a function.
 *
 * @param outcome Valid where the function answered, be it that there is nothing to be found
 * @param shopCode the code of the shop that the key belongs to, where this function tells it
 */
public record FunctionReply(MallOutcome outcome, @Nullable String shopCode) {

    /** What came of trying a function that tells nothing of the shop. */
    public static FunctionReply of(MallOutcome outcome) {
        return new FunctionReply(outcome, null);
    }
}
