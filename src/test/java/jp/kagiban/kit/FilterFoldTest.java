package jp.kagiban.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {})
class FilterFoldTest extends BrowserlessTest {

    private final FilterFold fold = new FilterFold();

    @Test
    void aPhoneFoldsTheFilterAway() {
        widen(390);
        UI.getCurrent().add(fold);
        assertThat(fold.isOpened()).isFalse();
    }

    @Test
    void aDeskHasTheFilterOpen() {
        widen(1440);
        UI.getCurrent().add(fold);
        assertThat(fold.isOpened()).isTrue();
    }

    @Test
    void aWindowOfUnknownWidthHasTheFilterOpen() {
        UI.getCurrent().add(fold);
        assertThat(fold.isOpened()).isTrue();
    }

    @Test
    void aFilterThatComesBackIsFittedAgain() {
        widen(390);
        UI.getCurrent().add(fold);
        fold.setOpened(true);
        UI.getCurrent().remove(fold);
        UI.getCurrent().add(fold);
        assertThat(fold.isOpened()).isFalse();
    }

    @Test
    void aFoldedFilterSaysThatItLeavesSomethingOut() {
        fold.narrows(true);
        assertThat(fold.getSummaryText()).isEqualTo(fold.getTranslation("kit.filter.on"));
    }

    private static void widen(int width) {
        Map<String, String> values = Map.of("v-sw", "1440", "v-ww", String.valueOf(width), "v-wh", "800");
        ExtendedClientDetails.updateFromValues(UI.getCurrent(), values::get);
    }
}
