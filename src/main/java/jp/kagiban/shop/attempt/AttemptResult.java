package jp.kagiban.shop.attempt;

import java.util.List;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallCall;
import jp.kagiban.mall.MallOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Result of an attempt. Two results are equal if each call had the same answer.
 *
 * @param outcome of all calls together; null if none was made
 * @param code from the mall, of the call that counted; null if it gave none
 * @param calls in the format of {@link AttemptCalls}
 */
public record AttemptResult(
        @Nullable Answer outcome, @Nullable String code, String calls) {

    /** The mall wasn't asked. */
    public static final AttemptResult NOT_ASKED = new AttemptResult(null, null, AttemptCalls.written(List.of()));

    public static AttemptResult of(MallOutcome verdict, List<MallCall> calls) {
        return new AttemptResult(verdict.kind(), MallCall.cut(verdict.code()), AttemptCalls.written(calls));
    }
}
