package jp.kagiban.notice;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.stream.Stream;

/** What tests of notices on a page press and read: buttons by their names, and all that is to be seen. */
public abstract class NoticeScreens extends BrowserlessTest {

    List<String> buttons() {
        return find(Button.class).all().stream().map(NoticeScreens::name).toList();
    }

    void press(String name) {
        test(find(Button.class).all().stream()
                        .filter(button -> name(button).equals(name))
                        .findFirst()
                        .orElseThrow())
                .click();
    }

    static String name(Button button) {
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

    /** The element and those in it that are to be seen; a card's title is found by them, since it isn't among its children. */
    static Stream<Element> elements(Element element) {
        if (!element.isTextNode() && !element.isVisible()) {
            return Stream.of();
        }
        return Stream.concat(Stream.of(element), element.getChildren().flatMap(NoticeScreens::elements));
    }
}
