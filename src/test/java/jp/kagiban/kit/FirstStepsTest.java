package jp.kagiban.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import jp.kagiban.kit.FirstSteps.Task;
import jp.kagiban.testing.Drawn;
import jp.kagiban.testing.PageText;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {})
class FirstStepsTest extends BrowserlessTest {

    @Test
    void onlyOpenTasksAreShownAndTheDoneOnesAreCounted() {
        UI.getCurrent().setLocale(Locale.JAPANESE);
        FirstSteps steps = new FirstSteps(List.of(new Task("店舗を登録", "shops/new")), 1);
        UI.getCurrent().add(steps);
        assertThat(PageText.textOf(steps)).startsWith("はじめの準備1 / 2 完了");
        assertThat(Drawn.select(steps, "li")).extracting(Element::text).containsExactly("店舗を登録");
        assertThat(Drawn.select(steps, "a")).extracting(way -> way.attr("href")).containsExactly("shops/new");
    }
}
