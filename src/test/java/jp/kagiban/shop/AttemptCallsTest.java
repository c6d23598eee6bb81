package jp.kagiban.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import jp.kagiban.shop.AttemptCall.Holder;
import jp.kagiban.shop.AttemptCall.Question;
import jp.kagiban.shop.ShopStanding.Answer;
import org.junit.jupiter.api.Test;

class AttemptCallsTest {

    private static final AttemptCall REFUSED = new AttemptCall(Question.PROOF, Holder.NEW, Answer.REJECTED, "GA0001");
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
        AttemptCall longest = new AttemptCall(Question.SEARCH, Holder.IN_USE, Answer.UNREACHABLE, "X".repeat(500));
        assertThat(AttemptCalls.written(Collections.nCopies(6, longest))).hasSizeLessThan(1200);
    }
}
