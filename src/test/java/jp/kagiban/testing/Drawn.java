package jp.kagiban.testing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** Parts of a page that come as one piece of markup, read as if each element were one of Flow's. */
public final class Drawn {

    private static final String MARKUP = "innerHTML";

    private Drawn() {}

    /** The children of an element, those in its markup among them. */
    public static Stream<Element> children(Element element) {
        String markup = element.isTextNode() ? null : element.getProperty(MARKUP);
        return markup == null
                ? element.getChildren()
                : Parser.parseFragment(markup, new org.jsoup.nodes.Element(element.getTag()), "").stream()
                        .flatMap(Drawn::element);
    }

    /** All elements that a selector of CSS finds in the drawings of a part, in their order. */
    public static List<org.jsoup.nodes.Element> select(Component part, String selector) {
        return within(part.getElement())
                .filter(element -> element.hasProperty(MARKUP))
                .flatMap(html -> Jsoup.parseBodyFragment(html.getOuterHTML()).select(selector).stream())
                .toList();
    }

    /** Those of the page that a tab shows, with its frame. */
    public static List<org.jsoup.nodes.Element> onPage(String selector) {
        return select(page(), selector);
    }

    static Component page() {
        return (Component)
                UI.getCurrent().getInternals().getActiveRouterTargetsChain().getLast();
    }

    private static Stream<Element> within(Element element) {
        return element.isTextNode()
                ? Stream.empty()
                : Stream.concat(Stream.of(element), element.getChildren().flatMap(Drawn::within));
    }

    private static Stream<Element> element(Node node) {
        return switch (node) {
            case TextNode text -> Stream.of(Element.createText(text.text()));
            case org.jsoup.nodes.Element drawn -> Stream.of(copy(drawn));
            default -> Stream.empty();
        };
    }

    private static Element copy(org.jsoup.nodes.Element drawn) {
        Element element = new Element(drawn.tagName());
        drawn.attributes().forEach(attribute -> element.setAttribute(attribute.getKey(), attribute.getValue()));
        drawn.childNodes().stream().flatMap(Drawn::element).forEach(element::appendChild);
        return element;
    }
}
