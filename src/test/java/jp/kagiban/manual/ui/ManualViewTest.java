package jp.kagiban.manual.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import jp.kagiban.manual.Manual;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban.manual")
class ManualViewTest extends SpringBrowserlessTest {

    private static final List<String> ANCHORS =
            IntStream.rangeClosed(1, 17).mapToObj(n -> "step-" + n).toList();

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everyStepHasItsAnchor(String language) {
        open(language);
        assertThat(find(StepItem.class).all().stream().map(step -> step.getId().orElseThrow()))
                .containsExactlyElementsOf(ANCHORS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void nothingIsLeftUntranslated(String language) {
        String text = open(language).getElement().getTextRecursively();
        assertThat(text).doesNotContain("!ja", "!en", "manual.");
    }

    @Test
    void thePageHasOneHeading() {
        open("ja");
        assertThat(find(H1.class).single().getText()).isEqualTo("ライセンスキー発行・更新マニュアル");
    }

    @Test
    void theContentsLeadToEveryStep() {
        open("ja");
        List<String> targets =
                find(Anchor.class).all().stream().map(Anchor::getHref).toList();
        assertThat(targets)
                .containsAll(ANCHORS.stream().map(anchor -> "manual#" + anchor).toList());
    }

    @Test
    void otherScreensLinkToAStep() {
        assertThat(Manual.step(11)).isEqualTo("manual#step-11");
        assertThatIllegalArgumentException().isThrownBy(() -> Manual.step(18));
    }

    private ManualView open(String language) {
        UI.getCurrent().setLocale(Locale.of(language));
        return navigate(ManualView.class);
    }
}
