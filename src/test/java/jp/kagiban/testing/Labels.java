package jp.kagiban.testing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The accessible names of a part of a page. Within one kind a name must stand for one control, and none may contain another:
 * tests, manuals and people find things by them.
 */
public final class Labels {

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> BUTTONS = Set.of("vaadin-button", "button");
    private static final Set<String> FIELDS = Set.of(
            "vaadin-text-field",
            "vaadin-password-field",
            "vaadin-select",
            "vaadin-combo-box",
            "vaadin-checkbox",
            "vaadin-checkbox-group",
            "vaadin-radio-button",
            "vaadin-radio-group");

    /** What the contract itself names more than once: the reveal buttons, and the notices' link to the manual. */
    private static final Set<String> REPEATED = Set.of("入力を表示", "こちらのマニュアル");

    private Labels() {}

    /** One line for each name that is mistaken for another; empty if all is well. */
    public static List<String> confused(Component part) {
        List<Element> shown = shown(part.getElement()).toList();
        Map<String, List<String>> kinds = Map.of(
                "field", names(shown, FIELDS, Labels::label),
                "button", names(shown, BUTTONS, Labels::text),
                "link", names(shown, Set.of("a"), Labels::text),
                "heading", names(shown, HEADINGS, Labels::text));
        List<String> found = new ArrayList<>();
        kinds.forEach((kind, names) -> found.addAll(confused(kind, names)));
        found.addAll(spokenElsewhere(shown, kinds.get("field")));
        return found;
    }

    private static List<String> confused(String kind, List<String> names) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < names.size(); j++) {
                if (i != j && names.get(i).contains(names.get(j)) && !REPEATED.contains(names.get(j))) {
                    found.add(kind + ": '" + names.get(j) + "' is part of '" + names.get(i) + "'");
                }
            }
        }
        return found;
    }

    private static List<String> spokenElsewhere(List<Element> shown, List<String> fields) {
        return shown.stream()
                .map(element -> element.getAttribute("aria-label"))
                .filter(name -> name != null && fields.stream().anyMatch(name::contains))
                .map(name -> "field: a label is part of the aria-label '" + name + "'")
                .toList();
    }

    private static List<String> names(List<Element> shown, Set<String> tags, Function<Element, String> naming) {
        return shown.stream()
                .filter(element -> tags.contains(element.getTag()))
                .map(element ->
                        element.hasAttribute("aria-label") ? element.getAttribute("aria-label") : naming.apply(element))
                .toList();
    }

    private static String label(Element field) {
        String label = field.getProperty("label");
        return label == null ? text(field) : label;
    }

    private static String text(Element element) {
        return Drawn.children(element)
                .flatMap(Labels::texts)
                .map(Element::getText)
                .collect(Collectors.joining())
                .strip();
    }

    private static Stream<Element> texts(Element element) {
        if (element.isTextNode()) {
            return Stream.of(element);
        }
        boolean heard = element.isVisible() && !"true".equals(element.getAttribute("aria-hidden"));
        return heard ? Drawn.children(element).flatMap(Labels::texts) : Stream.empty();
    }

    /** What is hidden from screen readers has no name. */
    private static Stream<Element> shown(Element element) {
        boolean silent = !element.isTextNode() && "true".equals(element.getAttribute("aria-hidden"));
        if (element.isTextNode() || !element.isVisible() || silent) {
            return Stream.empty();
        }
        return Stream.concat(Stream.of(element), Drawn.children(element).flatMap(Labels::shown));
    }
}
