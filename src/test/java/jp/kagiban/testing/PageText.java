package jp.kagiban.testing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a part of a page, as somebody reads or hears them; what is hidden is left out. */
public final class PageText {

    private static final List<String> SPOKEN = List.of("aria-label", "title", "data-label");
    private static final List<String> SHOWN = List.of("label", "placeholder", "helperText", "errorMessage", "header");

    private PageText() {}

    /** All that can be read in a tab: its view with the frame around it, and dialogs. */
    public static List<String> linesOf(UI tab) {
        return tabs(tab).flatMap(PageText::words).toList();
    }

    /** The page as a browser would be told of it. */
    public static String html(UI tab) {
        return tabs(tab).map(Element::getOuterHTML).collect(Collectors.joining());
    }

    private static Stream<Element> tabs(UI tab) {
        Element frame =
                tab.getInternals().getActiveRouterTargetsChain().getLast().getElement();
        return Stream.concat(Stream.of(frame), tab.getElement().getChildren());
    }

    public static String of(UI tab) {
        return String.join("\n", linesOf(tab));
    }

    public static String of(Component part) {
        return String.join("\n", lines(part));
    }

    public static List<String> lines(Component part) {
        return words(part.getElement()).toList();
    }

    /** The text inside, without names and labels. */
    public static String textOf(Component part) {
        return texts(part.getElement()).collect(Collectors.joining());
    }

    private static Stream<String> words(Element element) {
        if (element.isTextNode()) {
            return Stream.of(element.getText());
        }
        if (!element.isVisible()) {
            return Stream.empty();
        }
        Stream<String> spoken = SPOKEN.stream().map(element::getAttribute);
        Stream<String> shown = SHOWN.stream().map(element::getProperty);
        Stream<String> own = Stream.concat(spoken, shown).filter(Objects::nonNull);
        return Stream.concat(own, Drawn.children(element).flatMap(PageText::words))
                .filter(word -> !word.isBlank());
    }

    private static Stream<String> texts(Element element) {
        if (element.isTextNode()) {
            return Stream.of(element.getText());
        }
        return element.isVisible() ? Drawn.children(element).flatMap(PageText::texts) : Stream.empty();
    }
}
