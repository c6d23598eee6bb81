package jp.kagiban.styleguide.ui;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import jp.kagiban.kit.Icons;

/** Shows colours by their roles, type, and the icons. */
final class ColourSamples extends Div {

    private static final List<String> COLOURS = List.of(
            "page", "surface", "sunken", "text", "text-2", "text-3", "line", "line-strong", "accent", "accent-hover");
    private static final List<String> LEVELS =
            List.of("quiet", "urgent", "expired", "wait", "info", "success", "unknown");

    ColourSamples() {
        addClassName("kb-guide");
        Div colours = new Div();
        colours.addClassName("kb-swatches");
        COLOURS.forEach(role -> colours.add(swatch(role)));
        LEVELS.forEach(level ->
                List.of("fg", "bg", "line", "solid", "on").forEach(use -> colours.add(swatch(level + "-" + use))));
        add(
                new Sample("Roles", "guide.roles", colours),
                new Sample("Type", "guide.type", type()),
                new Sample(Icons.class.getSimpleName(), "guide.icons", icons()));
    }

    private static Div swatch(String role) {
        Span colour = new Span();
        colour.addClassName("kb-swatch");
        colour.getStyle().setBackground("var(--kb-" + role + ")");
        return new Div(colour, new Code("--kb-" + role));
    }

    private Div type() {
        Div lines = new Div();
        lines.addClassName("kb-section");
        List.of("kb-display", "", "kb-small", "kb-mono").forEach(style -> {
            Span line = new Span(getTranslation("guide.type.line"));
            if (!style.isEmpty()) {
                line.addClassName(style);
            }
            lines.add(line);
        });
        return lines;
    }

    private static Div icons() {
        Div icons = new Div();
        icons.addClassName("kb-swatches");
        for (Icons icon : Icons.values()) {
            icons.add(new Div(icon.draw(), new Code(icon.name())));
        }
        return icons;
    }
}
