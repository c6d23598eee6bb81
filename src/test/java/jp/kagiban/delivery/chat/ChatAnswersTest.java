package jp.kagiban.delivery.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.i18n.DefaultI18NProvider;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.kagiban.delivery.channel.Answer;
import jp.kagiban.egress.CallOutcome;
import jp.kagiban.egress.CallOutcome.Failure;
import jp.kagiban.egress.CallOutcome.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatAnswersTest {

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204})
    void aSuccessIsTaken(int status) {
        assertThat(of(reply(status, "whatever"))).isEqualTo(new Answer.Taken("HTTP " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 503})
    void whatPassesIsTriedLater(int status) {
        assertThat(of(reply(status, "")))
                .isEqualTo(new Answer.TryLater("HTTP " + status, Optional.of(Duration.ofMinutes(2))));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 410})
    void whatStaysIsRefused(int status) {
        assertThat(of(reply(status, ""))).isEqualTo(new Answer.Refused("HTTP " + status));
    }

    @Test
    void slacksCodeIsTold() {
        assertThat(of(reply(404, "no_service\n"))).isEqualTo(new Answer.Refused("HTTP 404 no_service"));
        assertThat(of(reply(404, "<html>token=abc"))).isEqualTo(new Answer.Refused("HTTP 404"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"NO_HTTPS_ADDRESS", "NOT_ALLOWED"},
            mode = EnumSource.Mode.EXCLUDE)
    void aFailureIsTriedLater(Failure failure) {
        assertThat(of(failure)).isEqualTo(new Answer.TryLater(failure.name()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"NO_HTTPS_ADDRESS", "NOT_ALLOWED"})
    void whatLeadsNowhereIsNotTriedAgain(Failure failure) {
        assertThat(of(failure)).isEqualTo(new Answer.Refused(failure.name()));
    }

    private static Reply reply(int status, String text) {
        return new Reply(status, Optional.of(Duration.ofMinutes(2)), text);
    }

    private static Answer of(CallOutcome outcome) {
        return ChatAnswers.of(
                outcome, new Slack(new ChatText(new ChatWords(new DefaultI18NProvider(List.of(Locale.JAPANESE))))));
    }
}
