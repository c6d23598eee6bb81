package jp.kagiban.delivery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import jp.kagiban.delivery.channel.AnswerCode;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.egress.CallOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ViewPackages(classes = {})
class ChannelWordsTest extends BrowserlessTest {

    private static final String NO_WORDS = "^!|delivery\\.|audit\\.";

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void eachAnswerOfOursHasWords(String language) {
        UI.getCurrent().setLocale(Locale.of(language));
        assertThat(Stream.of(AnswerCode.values(), CallOutcome.Failure.values()).flatMap(Arrays::stream))
                .extracting(code -> ChannelWords.answer(UI.getCurrent(), code.toString()))
                .noneMatch(said -> said.matches("(?s).*(" + NO_WORDS + ").*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void eachChannelHasAName(String language) {
        UI.getCurrent().setLocale(Locale.of(language));
        assertThat(ChannelKind.values())
                .extracting(kind -> ChannelWords.kind(UI.getCurrent(), kind))
                .noneMatch(name -> name.matches("(?s).*(" + NO_WORDS + ").*"));
    }
}
