package jp.kagiban.shop.attempt;

import java.util.List;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallCall;
import jp.kagiban.mall.MallOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt. Two are equal if each call had the same answer.
 *
 * @param outcome of all calls together; null if none was made
 * @param code the mall's own, of the call that counted; null where it gave none
 * @param calls as {@link AttemptCalls} writes them
 */
public record AttemptResult(
        @Nullable Answer outcome, @Nullable String code, String calls) {

    /** Nothing was asked. */
    public static final AttemptResult NOT_ASKED = new AttemptResult(null, null, AttemptCalls.written(List.of()));

    public static AttemptResult of(MallOutcome verdict, List<MallCall> calls) {
        return new AttemptResult(verdict.kind(), MallCall.cut(verdict.code()), AttemptCalls.written(calls));
    }
}
