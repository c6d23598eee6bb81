package jp.kagiban.shell.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.kit.Severity;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** The menu of a phone; that it comes with a narrow window, a journey shows. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class BottomTabsTest extends SpringBrowserlessTest {

    @Autowired
    ObjectProvider<BottomTabs> make;

    private BottomTabs tabs;

    @BeforeEach
    void open() {
        UI.getCurrent().navigate("");
        tabs = make.getObject();
        UI.getCurrent().add(tabs);
    }

    private List<String> current() {
        return tabs.getChildren()
                .filter(tab -> tab.getElement().hasAttribute("aria-current"))
                .map(PageText::textOf)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"'', お知らせ", "orders, 受注", "shops, モール詳細設定モール", "shops/new, モール詳細設定モール", "members, その他"})
    void theTabOfThePageIsMarked(String path, String tab) {
        UI.getCurrent().navigate(path);
        assertThat(current()).containsExactly(tab);
    }

    @Test
    void whatComesToAPageThatIsThereIsMarkedToo() {
        assertThat(current()).containsExactly("お知らせ");
    }

    @Test
    void aPageOfTheAccountMarksNoTab() {
        UI.getCurrent().navigate("security");
        assertThat(current()).isEmpty();
    }

    @Test
    void everyEntryHasAnIconOfItsOwnAndNoneOfAState() {
        assertThat(MenuEntry.values()).extracting(MenuEntry::icon).doesNotHaveDuplicates();
        assertThat(MenuEntry.values())
                .extracting(entry -> entry.icon().draw().getElement().getAttribute("data-icon"))
                .doesNotContainAnyElementsOf(Stream.of(Severity.values())
                        .map(state -> state.icon().getElement().getAttribute("data-icon"))
                        .toList());
    }

    @Test
    void theSheetHoldsTheRestOfTheMenu() {
        test(find(NativeButton.class, tabs).single()).click();
        assertThat(find(Anchor.class, find(Dialog.class).single()).all())
                .extracting(PageText::textOf)
                .containsExactly("メンバー", "操作履歴", "マニュアル");
    }
}
