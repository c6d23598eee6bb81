package jp.kagiban.delivery.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.i18n.DefaultI18NProvider;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SlackTest {

    private final Slack slack = new Slack(new ChatText(new DefaultI18NProvider(List.of(Locale.JAPANESE))));

    @Test
    void itsCodeIsToldAndNothingElseOfItsAnswer() {
        assertThat(slack.code("no_service\n")).isEqualTo("no_service");
        assertThat(slack.code("<html>token=abc")).isEmpty();
    }
}
