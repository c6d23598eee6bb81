package jp.kagiban.shop;

import java.util.List;
import jp.kagiban.rms.RmsOutcome;
import jp.kagiban.shop.ShopStanding.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt. Two are equal if each call had the same answer.
 *
 * @param outcome of all calls together; null if none was made
 * @param code the mall's own, of the call that counted; null where it gave none
 * @param calls as {@link AttemptCalls} writes them
 */
record AttemptResult(@Nullable Answer outcome, @Nullable String code, String calls) {

    /** Nothing was asked. */
    static final AttemptResult NOT_ASKED = new AttemptResult(null, null, AttemptCalls.written(List.of()));

    static AttemptResult of(RmsOutcome verdict, List<AttemptCall> calls) {
        return new AttemptResult(Answers.kind(verdict), AttemptCall.cut(verdict.code()), AttemptCalls.written(calls));
    }

    static AttemptCall call(AttemptCall.Question question, AttemptCall.Holder key, RmsOutcome outcome) {
        return new AttemptCall(question, key, Answers.kind(outcome), outcome.code());
    }
}
