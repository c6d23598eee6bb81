package jp.kagiban.notice;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.kagiban.kit.LivePages;
import jp.kagiban.testing.Drawn;
import jp.kagiban.testing.DrawnButtons;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** What tests of notices on a page press and read: buttons by their names, and all that is to be seen. */
@SpringJUnitConfig(NoticePages.class)
public abstract class NoticeScreens extends BrowserlessTest {

    @Autowired
    Notices notices;

    @Autowired
    LivePages pages;

    @Autowired
    FakeShops shops;

    @Autowired
    FakeReadMarks marks;

    @Autowired
    SettableClock clock;

    @BeforeEach
    void inJapaneseAndNothingRead() {
        clock.set(SettableClock.START);
        marks.clear();
        UI.getCurrent().setLocale(Locale.JAPANESE);
    }

    /** The names of all, those in the notices first. */
    List<String> buttons() {
        return Stream.concat(
                        articles().stream().flatMap(article -> DrawnButtons.names(article).stream()),
                        find(Button.class).all().stream().map(NoticeScreens::name))
                .toList();
    }

    void press(String name) {
        if (articles().stream().noneMatch(article -> DrawnButtons.press(article, name))) {
            test(find(Button.class).all().stream()
                            .filter(button -> name(button).equals(name))
                            .findFirst()
                            .orElseThrow())
                    .click();
        }
    }

    List<NoticeArticle> articles() {
        return find(NoticeArticle.class).all();
    }

    /** The only one. */
    NoticeArticle article() {
        return find(NoticeArticle.class).single();
    }

    private static String name(Button button) {
        return button.getAriaLabel().orElseGet(button::getText);
    }

    static String status() {
        return elements(UI.getCurrent().getElement())
                .filter(element -> "status".equals(element.getAttribute("role")))
                .map(Element::getTextRecursively)
                .findFirst()
                .orElseThrow();
    }

    static String textOf(Element element) {
        return elements(element)
                .filter(Element::isTextNode)
                .map(Element::getText)
                .reduce("", String::concat);
    }

    /** The element and those in it that are to be seen, drawn ones among them. */
    static Stream<Element> elements(Element element) {
        if (!element.isTextNode() && !element.isVisible()) {
            return Stream.of();
        }
        return Stream.concat(Stream.of(element), Drawn.children(element).flatMap(NoticeScreens::elements));
    }
}
