package jp.kagiban.testing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Buttons in the markup of a page. A press on one is told with what it is marked with, {@code data-deed}. */
public final class DrawnButtons {

    private static final String PRESSED = "(event.target.closest('[data-deed]') || {dataset: {deed: ''}}).dataset.deed";

    private DrawnButtons() {}

    /** The names of those in a part, in their order. */
    public static List<String> names(Component part) {
        return Drawn.select(part, "[data-deed]").stream()
                .map(DrawnButtons::name)
                .toList();
    }

    /** Presses the one of this name on the page that a tab shows; false if there is none. */
    public static boolean press(String name) {
        return press(Drawn.page(), name);
    }

    /** Presses the one of this name; false if there is none. */
    public static boolean press(Component part, String name) {
        return all(part.getElement())
                .filter(host -> host.hasProperty("innerHTML"))
                .anyMatch(host -> pressedIn(host, name));
    }

    private static boolean pressedIn(Element host, String name) {
        return host.getComponent().stream()
                .flatMap(part -> Drawn.select(part, "[data-deed]").stream())
                .filter(button -> name(button).equals(name))
                .peek(button -> tell(host, button.attr("data-deed")))
                .findFirst()
                .isPresent();
    }

    private static String name(org.jsoup.nodes.Element button) {
        return button.hasAttr("aria-label") ? button.attr("aria-label") : button.text();
    }

    /** As the browser tells it; beside the buttons the deed is empty. */
    public static void tell(Element host, String deed) {
        ObjectNode data =
                JsonNodeFactory.instance.objectNode().put(PRESSED, deed).put(PRESSED + " !== ''", !deed.isEmpty());
        host.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(host, "click", data));
    }

    private static Stream<Element> all(Element element) {
        return element.isTextNode()
                ? Stream.empty()
                : Stream.concat(Stream.of(element), element.getChildren().flatMap(DrawnButtons::all));
    }
}
