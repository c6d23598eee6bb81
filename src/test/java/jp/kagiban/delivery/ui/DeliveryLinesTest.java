package jp.kagiban.delivery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import jp.kagiban.delivery.DeliveryLog.Line;
import jp.kagiban.delivery.DeliveryState;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {})
class DeliveryLinesTest extends BrowserlessTest {

    @BeforeEach
    void inJapanese() {
        UI.getCurrent().setLocale(Locale.JAPANESE);
    }

    @Test
    void whatTheReceiverSaidStandsInBrackets() {
        assertThat(shown("HTTP 200")).contains("送信済み（HTTP 200）");
    }

    @Test
    void aMailThatWasWrittenAsAFileIsSimplySent() {
        assertThat(shown("file")).contains("送信済み").doesNotContain("file", "（");
    }

    private static String shown(String answer) {
        return PageText.of(new DeliveryLines(List.of(new Line(SettableClock.START, DeliveryState.SENT, 1, answer))));
    }
}
