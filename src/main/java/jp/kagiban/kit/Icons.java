package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;

/**
 * The icons, each with a shape of its own so that it can be told without its colour. They are drawn inline in the colour of
 * the text around them, and are silent for screen readers: the word beside them says it.
 */
public enum Icons {
    CLOCK("<circle cx='12' cy='12' r='9'/><path d='M12 7v5.5l3.5 2'/>"),
    TRIANGLE("<path d='M12 3.5 22 20.5H2Z' fill='currentColor'/><path class='kb-cut' d='M12 10v4.5M12 17.4v.1'/>"),
    OCTAGON("<path d='M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3Z' fill='currentColor'/>"
            + "<path class='kb-cut' d='m9 9 6 6m0-6-6 6'/>"),
    HOURGLASS("<path d='M6 3h12M6 21h12M7.5 3v3.5L12 12l4.5-5.5V3M7.5 21v-3.5L12 12l4.5 5.5V21'/>"),
    INFO("<circle cx='12' cy='12' r='9'/><path d='M12 11.5V17M12 7.5v.1'/>"),
    CHECK("<circle cx='12' cy='12' r='9'/><path d='m8 12.3 2.8 2.7 5.2-5.6'/>"),
    CIRCLE("<circle cx='12' cy='12' r='9'/>"),
    BACK("<path d='m15 5-7 7 7 7'/>"),
    OUTWARD("<path d='M13.5 4H20v6.5M20 4l-9 9M18 14v6H4V6h6'/>"),
    PRINTER("<path d='M7 9V3.5h10V9M7 17.5H3.5V9h17v8.5H17M7 14h10v6.5H7Z'/>"),
    ONWARD("<path d='m9 5 7 7-7 7'/>"),
    QUESTION("<circle cx='12' cy='12' r='9' stroke-dasharray='3.2 2.4'/>"
            + "<path d='M9.5 9.6a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.8-1.1 1.7M12 17v.1'/>"),
    BELL("<path d='M6 16.5V11a6 6 0 1 1 12 0v5.5l1.5 1.5h-15ZM10 21h4'/>"),
    KEY("<circle cx='8' cy='12' r='4.5'/><path d='M12.5 12H21M17.5 12v4'/>"),
    SEARCH("<circle cx='10.5' cy='10.5' r='6.5'/><path d='m15.5 15.5 5 5'/>"),
    ENLARGE("<path d='M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7'/>"),
    LIST("<path d='M8.5 6H21M8.5 12H21M8.5 18H21M3.5 6h1M3.5 12h1M3.5 18h1'/>"),
    PEOPLE(
            "<circle cx='9' cy='8' r='3.5'/><path d='M2.5 20c0-4 3-6.5 6.5-6.5s6.5 2.5 6.5 6.5M15.5 4.8a3.5 3.5 0 0 1 0 6.4"
                    + "M17.5 14c2.4.8 4 3 4 6'/>"),
    PERSON("<circle cx='12' cy='8' r='4'/><path d='M4.5 20.5c0-4.2 3.3-7 7.5-7s7.5 2.8 7.5 7'/>"),
    MORE("<path d='M5 12h.1M12 12h.1M19 12h.1' stroke-width='4'/>"),
    CLIPBOARD("<path d='M9 4.5H5.5v16h13v-16H15M9 3h6v4H9ZM9 12h6M9 16h4'/>"),
    EYE(
            "<path d='M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z'/><circle cx='12' cy='12' r='3'/>"),
    EYE_CLOSED("<path d='M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM4 20 20 4'/>");

    private final String drawing;

    Icons(String drawing) {
        this.drawing = drawing;
    }

    /** A new icon of 24 px, sized and coloured by what it stands in. */
    public Component draw() {
        return new Html(markup());
    }

    /** The same as part of a drawing. */
    public String markup() {
        return "<span class='kb-icon' aria-hidden='true'><svg viewBox='0 0 24 24'>" + drawing + "</svg></span>";
    }
}
