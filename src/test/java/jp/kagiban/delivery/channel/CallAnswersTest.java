package jp.kagiban.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import jp.kagiban.egress.CallOutcome;
import jp.kagiban.egress.CallOutcome.Failure;
import jp.kagiban.egress.CallOutcome.Reply;
import jp.kagiban.shared.SendResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallAnswersTest {

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void aSuccessIsTaken(int status) {
        assertThat(of(reply(status, "whatever"))).isEqualTo(new SendResult.Taken("HTTP " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 503})
    void whatPassesIsTriedLater(int status) {
        assertThat(of(reply(status, "")))
                .isEqualTo(new SendResult.Later("HTTP " + status, Optional.of(Duration.ofMinutes(2))));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 410, 413})
    void whatStaysIsRefused(int status) {
        assertThat(of(reply(status, ""))).isEqualTo(new SendResult.Refused("HTTP " + status));
    }

    @Test
    void aCodeStandsBesideTheStatus() {
        assertThat(CallAnswers.of(reply(404, "no_service\n"), "no_service"))
                .isEqualTo(new SendResult.Refused("HTTP 404 no_service"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"NO_HTTPS_ADDRESS", "NOT_ALLOWED", "BUSY"},
            mode = EnumSource.Mode.EXCLUDE)
    void aFailureIsTriedLater(Failure failure) {
        assertThat(of(failure)).isEqualTo(new SendResult.Later(failure.name()));
    }

    @Test
    void aPlaceThatWasMissingHereIsNoFailureOfTheReceiver() {
        assertThat(of(Failure.BUSY)).isEqualTo(new SendResult.NoPlace());
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"NO_HTTPS_ADDRESS", "NOT_ALLOWED"})
    void whatLeadsNowhereIsNotTriedAgain(Failure failure) {
        assertThat(of(failure)).isEqualTo(new SendResult.Refused(failure.name()));
    }

    private static Reply reply(int status, String text) {
        return new Reply(status, Optional.of(Duration.ofMinutes(2)), text);
    }

    private static SendResult of(CallOutcome outcome) {
        return CallAnswers.of(outcome, "");
    }
}
