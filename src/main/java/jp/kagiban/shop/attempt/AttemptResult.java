package jp.kagiban.shop.attempt;

import java.util.List;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallCall;
import jp.kagiban.mall.MallOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Result of an attempt. Two results are equal if each call had the same answer.
 *
 * @param outcome the combined outcome of all calls; null if no call was made
 * @param code the mall's code in the call that decided the outcome; null if there was none
 * @param calls in the format of {@link AttemptCalls}
 */
public record AttemptResult(
        @Nullable Answer outcome, @Nullable String code, String calls) {

    /** The mall wasn't called. */
    public static final AttemptResult NOT_ASKED = new AttemptResult(null, null, AttemptCalls.written(List.of()));

    public static AttemptResult of(MallOutcome verdict, List<MallCall> calls) {
        return new AttemptResult(verdict.kind(), MallCall.cut(verdict.code()), AttemptCalls.written(calls));
    }
}
