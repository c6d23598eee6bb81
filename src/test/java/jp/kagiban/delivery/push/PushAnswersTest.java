package jp.kagiban.delivery.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import jp.kagiban.delivery.channel.Answer;
import jp.kagiban.egress.CallOutcome.Failure;
import jp.kagiban.egress.CallOutcome.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushAnswersTest {

    @ParameterizedTest
    @CsvSource({
        "201, Taken, false",
        "202, Taken, false",
        "301, Refused, false",
        "400, Refused, false",
        "403, Refused, false",
        "404, Refused, true",
        "410, Refused, true",
        "413, Refused, false",
        "429, TryLater, false",
        "500, TryLater, false",
        "503, TryLater, false"
    })
    void anAnswerIsReadByItsStatus(int status, String answer, boolean gone) {
        Reply reply = new Reply(status, Optional.empty(), "something long and foreign");
        assertThat(PushAnswers.of(reply).getClass().getSimpleName()).isEqualTo(answer);
        assertThat(PushAnswers.of(reply).said()).isEqualTo("HTTP " + status);
        assertThat(PushAnswers.isGone(reply)).isEqualTo(gone);
    }

    @Test
    void howLongToWaitIsPassedOn() {
        assertThat(PushAnswers.of(new Reply(429, Optional.of(Duration.ofMinutes(5)), "")))
                .isEqualTo(new Answer.TryLater("HTTP 429", Optional.of(Duration.ofMinutes(5))));
    }

    @Test
    void noAnswerIsTriedAgainUnlessTheAddressIsWrong() {
        assertThat(PushAnswers.of(Failure.TOO_SLOW)).isEqualTo(new Answer.TryLater("TOO_SLOW"));
        assertThat(PushAnswers.of(Failure.NO_HTTPS_ADDRESS)).isEqualTo(new Answer.Refused("NO_HTTPS_ADDRESS"));
        assertThat(PushAnswers.isGone(Failure.TOO_SLOW)).isFalse();
    }
}
