package jp.kagiban.kit;

import com.vaadin.flow.component.html.Span;
import jp.kagiban.shared.Kebab;

/**
 * The icons. Each has its own shape, so that it can be recognized without its colour. The style sheet draws them in the
 * colour of the surrounding text. Screen readers skip them, since the text beside them says the same.
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
    EYE_CLOSED,
    BOOK,
    RECORD;

    /** Returns a new icon, 24 px by default, whose size and colour follow its parent. */
    public Span draw() {
        Span icon = new Span();
        icon.addClassName("kb-icon");
        icon.getElement().setAttribute("data-icon", Kebab.of(this));
        return icon;
    }

    /** Returns the icon as markup for a {@link Drawing}. */
    public String markup() {
        return "<span class=kb-icon data-icon=" + Kebab.of(this) + "></span>";
    }
}
