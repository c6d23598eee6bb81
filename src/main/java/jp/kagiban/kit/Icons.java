package jp.kagiban.kit;

import com.vaadin.flow.component.html.Span;
import jp.kagiban.shared.Kebab;

/**
 * The icons, each with a shape of its own so that it can be told without its colour. The style sheet draws them, in the colour of
 * the text around them; to screen readers they are silent, for the word beside them says it.
 */
public enum Icons {
    CLOCK,
    TRIANGLE,
    OCTAGON,
    HOURGLASS,
    INFO,
    CHECK,
    CIRCLE,
    BACK,
    OUTWARD,
    PRINTER,
    ONWARD,
    QUESTION,
    BELL,
    KEY,
    SEARCH,
    ENLARGE,
    LIST,
    PEOPLE,
    MORE,
    CLIPBOARD,
    EYE,
    EYE_CLOSED;

    /** A new icon of 24 px, sized and coloured by what it stands in. */
    public Span draw() {
        Span icon = new Span();
        icon.addClassName("kb-icon");
        icon.getElement().setAttribute("data-icon", Kebab.of(this));
        return icon;
    }

    /** The same as part of a drawing. */
    public String markup() {
        return "<span class=kb-icon data-icon=" + Kebab.of(this) + "></span>";
    }
}
