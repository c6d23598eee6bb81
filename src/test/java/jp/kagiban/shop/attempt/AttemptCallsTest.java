package jp.kagiban.shop.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallCall;
import jp.kagiban.mall.MallCall.Holder;
import jp.kagiban.mall.MallCall.Question;
import org.junit.jupiter.api.Test;

class AttemptCallsTest {

    private static final MallCall REFUSED = new MallCall(Question.PROOF, Holder.NEW, Answer.REJECTED, "GA0001");
    private static final String WRITTEN = """
            {"v":1,"calls":[{"question":"PROOF","key":"NEW","outcome":"REJECTED","code":"GA0001"}]}""";

    @Test
    void theyAreWrittenSo() {
        assertThat(AttemptCalls.written(List.of(REFUSED))).isEqualTo(WRITTEN);
    }

    @Test
    void whatWasWrittenIsRead() {
        assertThat(AttemptCalls.read(WRITTEN)).containsExactly(REFUSED);
    }

    @Test
    void whatALaterVersionWroteIsReadAsNoCalls() {
        assertThat(AttemptCalls.read("{\"v\":2,\"calls\":\"of another form\"}")).isEmpty();
    }

    @Test
    void sixCallsWithTheLongestCodesFitIntoTheColumn() {
        MallCall longest = new MallCall(Question.SEARCH, Holder.IN_USE, Answer.UNREACHABLE, "X".repeat(500));
        assertThat(AttemptCalls.written(Collections.nCopies(6, longest))).hasSizeLessThan(1200);
    }
}
