package jp.kagiban.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {})
class TabMarkTest extends BrowserlessTest {

    private String shown(String number) {
        TabMark.show(UI.getCurrent(), number, Severity.OK);
        roundTrip();
        return UI.getCurrent().getInternals().getTitle();
    }

    @Test
    void theNumberStandsBeforeTheTitleAndChangesWithoutAddingUp() {
        UI.getCurrent().getPage().setTitle("本店｜鍵番");
        assertThat(shown("2")).isEqualTo("(2) 本店｜鍵番");
        assertThat(shown("99+")).isEqualTo("(99+) 本店｜鍵番");
        assertThat(shown("")).isEqualTo("本店｜鍵番");
    }

    @Test
    void aShopWhoseNameBeginsLikeANumberKeepsIt() {
        UI.getCurrent().getPage().setTitle("(2) 本店｜鍵番");
        assertThat(shown("")).isEqualTo("(2) 本店｜鍵番");
        assertThat(shown("1")).isEqualTo("(1) (2) 本店｜鍵番");
    }
}
